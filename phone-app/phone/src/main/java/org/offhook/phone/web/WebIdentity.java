package org.offhook.phone.web;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate by which the phone serves HTTPS: made by itself, since no authority knows a phone on somebody's desk. A
 * browser warns of it once. It is made by Java's own {@code keytool}. Any thread; both methods block.
 */
public final class WebIdentity {

    private static final String ALIAS = "web";
    private static final String PASSWORD = "OFFHOOK_STORE_PASSWORD";
    private static final int DAYS = 397;
    private static final Duration SPARE = Duration.ofDays(7);
    private static final long LIMIT_SECONDS = 60;

    private final SSLContext context;
    private final String fingerprint;

    private WebIdentity(SSLContext context, String fingerprint) {
        this.context = context;
        this.fingerprint = fingerprint;
    }

    /**
     * The one in this file, which is made anew if it is missing, cannot be read, is about to run out, or does not know
     * one of the hosts. Only the file's owner can read it. It has no password: whoever may read the file could read
     * that one too.
     *
     * @param hosts names and addresses by which browsers ask, IPv6 with or without brackets
     * @throws IOException if it cannot be made or kept, in one sentence
     */
    public static WebIdentity keptIn(Path file, Collection<String> hosts) throws IOException {
        Set<String> wanted = names(hosts);
        try {
            KeyStore kept = read(file);
            X509Certificate certificate = (X509Certificate) kept.getCertificate(ALIAS);
            certificate.checkValidity(Date.from(Instant.now().plus(SPARE)));
            if (known(certificate).containsAll(wanted)) {
                return of(kept);
            }
        } catch (NoSuchFileException e) {
            // The first time.
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // Damaged or too old: made anew.
        }
        make(file, wanted);
        try {
            return of(read(file));
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** For the web server. */
    public SSLContext context() {
        return context;
    }

    /** SHA-256 of the certificate, by which a person can tell it from a false one: {@code AB:CD:…}. */
    public String fingerprint() {
        return fingerprint;
    }

    private static WebIdentity of(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(store.getCertificate(ALIAS).getEncoded());
        return new WebIdentity(
                context, HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
    }

    private static KeyStore read(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, new char[0]);
        }
        return store;
    }

    private static Set<String> known(X509Certificate certificate) throws GeneralSecurityException {
        Set<String> known = new HashSet<>();
        for (List<?> name : certificate.getSubjectAlternativeNames()) {
            if (name.get(1) instanceof String text) {
                known.add(normal(text));
            }
        }
        return known;
    }

    private static Set<String> names(Collection<String> hosts) {
        return hosts.stream().map(WebIdentity::normal).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One spelling for each: IPv6 addresses have many. */
    private static String normal(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host.toLowerCase(Locale.ROOT);
        try {
            return isAddress(bare) ? InetAddress.ofLiteral(bare).getHostAddress() : bare;
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private static void make(Path file, Set<String> hosts) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path drafts = Files.createTempDirectory(
                folder,
                ".web-identity",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft = drafts.resolve("identity.p12");
        try {
            char[] password = HexFormat.of().formatHex(random()).toCharArray();
            keytool(draft, hosts, password);
            withoutPassword(draft, password);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(drafts);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static void keytool(Path store, Set<String> hosts, char[] password) throws IOException {
        String names = hosts.stream()
                .map(host -> (isAddress(host) ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                String.valueOf(DAYS),
                "-dname",
                "CN=OffHook phone",
                "-ext",
                "san=" + names,
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD);
        builder.environment().put(PASSWORD, new String(password));
        builder.redirectErrorStream(true);
        Process keytool = builder.start();
        try {
            keytool.getOutputStream().close();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!keytool.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("Java's keytool could not make a certificate for the web server: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The web server's certificate was not made: interrupted.", e);
        } finally {
            keytool.destroyForcibly();
        }
    }

    private static void withoutPassword(Path file, char[] password) throws IOException {
        try {
            KeyStore made = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                made.load(in, password);
            }
            KeyStore open = KeyStore.getInstance("PKCS12");
            open.load(null, null);
            open.setKeyEntry(ALIAS, made.getKey(ALIAS, password), new char[0], made.getCertificateChain(ALIAS));
            try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                open.store(out, new char[0]);
                out.getFD().sync();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate that keytool made cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
