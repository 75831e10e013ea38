package org.offhook.provisioning.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.provisioning.agent.ConfigSource.PlainHttp;
import org.offhook.provisioning.agent.FetchOutcome.Fetched;
import org.offhook.provisioning.agent.FetchOutcome.Invalid;
import org.offhook.provisioning.agent.FetchOutcome.Unreachable;

/** HTTPS, with a certificate that the JDK's keytool makes for {@code localhost} alone. */
class SecureFetchTest {

    private static final FetchLimits LIMITS =
            new FetchLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(40), 1000);
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    private static SSLContext context;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=dns:localhost",
                        "-alias",
                        "server",
                        "-storepass",
                        new String(STORE_PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, STORE_PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, STORE_PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void aServerWhoseSignerIsTrustedIsBelieved() throws IOException {
        try (TestServer server = TestServer.secure(context)) {
            server.does(exchange -> TestServer.answer(exchange, 200, "version: 1"));
            assertInstanceOf(Fetched.class, fetch("https://localhost:" + server.port(), Optional.of(context)));
        }
    }

    @Test
    void aServerWhoseSignerNobodyKnowsIsNot() throws IOException {
        try (TestServer server = TestServer.secure(context)) {
            assertEquals(
                    "the certificate of localhost:" + server.port() + " is signed by nobody whom this phone trusts",
                    unreachable("https://localhost:" + server.port(), Optional.empty()));
            assertEquals(0, server.requests.size());
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotAccepted() throws IOException {
        try (TestServer server = TestServer.secure(context)) {
            assertEquals(
                    "the certificate of 127.0.0.1:" + server.port() + " is not for that name",
                    unreachable("https://127.0.0.1:" + server.port(), Optional.of(context)));
            assertEquals(0, server.requests.size());
        }
    }

    @Test
    void aServerWithoutTlsIsNoSecureServer() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                    connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The phone hung up first.
                }
            });
            assertEquals(
                    "no secure connection to localhost:" + socket.getLocalPort() + " came about",
                    unreachable("https://localhost:" + socket.getLocalPort(), Optional.of(context)));
        }
    }

    @Test
    void aRedirectFromHttpsToHttpIsNeverFollowed() throws IOException {
        try (TestServer secure = TestServer.secure(context);
                TestServer plain = new TestServer()) {
            secure.does(exchange -> {
                exchange.getResponseHeaders().add("Location", "http://localhost:" + plain.port() + "/");
                exchange.sendResponseHeaders(302, -1);
            });
            FetchOutcome outcome = fetch("https://localhost:" + secure.port(), Optional.of(context));
            assertEquals(
                    "localhost:" + secure.port() + " redirects from https to something else, which is not followed",
                    assertInstanceOf(Invalid.class, outcome).sentence());
            assertEquals(0, plain.requests.size());
        }
    }

    private static String unreachable(String url, Optional<SSLContext> trust) {
        return assertInstanceOf(Unreachable.class, fetch(url, trust)).sentence();
    }

    private static FetchOutcome fetch(String url, Optional<SSLContext> trust) {
        ConfigSource source = new ConfigSource(URI.create(url), new Credentials.None(), PlainHttp.ALLOWED, trust);
        return new ConfigFetcher(source, LIMITS).fetch(Optional.empty());
    }
}
