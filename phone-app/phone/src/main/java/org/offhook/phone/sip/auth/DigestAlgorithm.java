package org.offhook.phone.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The hash algorithms of digest, the weakest first (RFC 7616 §6.1, RFC 8760 §2.1). */
enum DigestAlgorithm {
    MD5("MD5"),
    SHA_256("SHA-256"),
    SHA_512_256("SHA-512/256");

    private static final String SESSION = "-SESS";

    private final String javaName;

    DigestAlgorithm(String javaName) {
        this.javaName = javaName;
    }

    /** @param name as in a challenge, {@code -sess} and all; empty is MD5 (RFC 7616 §3.3) */
    static Optional<DigestAlgorithm> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return switch (isSession(name) ? upper.substring(0, upper.length() - SESSION.length()) : upper) {
            case "", "MD5" -> Optional.of(MD5);
            case "SHA-256" -> Optional.of(SHA_256);
            case "SHA-512-256" -> Optional.of(SHA_512_256);
            default -> Optional.empty();
        };
    }

    static boolean isSession(String name) {
        return name.toUpperCase(Locale.ROOT).endsWith(SESSION);
    }

    /** The hash in lower-case hexadecimal digits. */
    String hash(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(javaName).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks " + javaName, e);
        }
    }

    String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
