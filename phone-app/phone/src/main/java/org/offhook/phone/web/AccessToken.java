package org.offhook.phone.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secret that every request to this phone carries. It never stands in a log: {@link #toString} does not tell it.
 * Safe for any thread.
 */
public final class AccessToken {

    private static final int BYTES = 18;
    private static final Pattern PROPER = Pattern.compile("[A-Za-z0-9_-]{20,128}");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final String value;

    private AccessToken(String value) {
        this.value = value;
    }

    /** One that nobody knows yet. */
    public static AccessToken fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /**
     * @throws IllegalArgumentException if it is not 20 to 128 letters, digits, hyphens and underscores
     */
    public static AccessToken of(String value) {
        if (!PROPER.matcher(value).matches()) {
            throw new IllegalArgumentException("A web token has 20 to 128 letters, digits, hyphens and underscores.");
        }
        return new AccessToken(value);
    }

    /**
     * The one in this file, which is made with a fresh one if it is missing. Only its owner may read the file; one that
     * others may read is not trusted and replaced.
     */
    public static AccessToken keptIn(Path file) throws IOException {
        try {
            if (Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                return of(Files.readString(file).strip());
            }
        } catch (NoSuchFileException | IllegalArgumentException e) {
            // Made anew below.
        }
        AccessToken fresh = fresh();
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, ".web-token", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, fresh.value + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return fresh;
    }

    /** For the address that is printed for the user, and for nothing else. */
    public String reveal() {
        return value;
    }

    /** True for this very token; takes the same time for every wrong one. */
    boolean matches(String offered) {
        return same(value, offered);
    }

    /** What a browser that has shown the token keeps instead of it. */
    String cookie() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("offhook cookie " + value));
    }

    boolean matchesCookie(String offered) {
        return same(cookie(), offered);
    }

    private static boolean same(String right, String offered) {
        return MessageDigest.isEqual(digest(right), digest(offered));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a web token";
    }
}
