package org.offhook.provisioning.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.provisioning.agent.ConfigSource.PlainHttp;
import org.offhook.provisioning.agent.FetchOutcome.Fetched;
import org.offhook.provisioning.agent.FetchOutcome.Invalid;
import org.offhook.provisioning.agent.FetchOutcome.Refused;
import org.offhook.provisioning.agent.FetchOutcome.TooLarge;
import org.offhook.provisioning.agent.FetchOutcome.Unchanged;
import org.offhook.provisioning.agent.FetchOutcome.Unreachable;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.Secret;

class ConfigFetcherTest {

    private static final MacAddress MAC = MacAddress.parse("00:1A:2B:3C:4D:5E").orElseThrow();
    private static final Credentials NONE = new Credentials.None();
    private static final Credentials TOKEN = new Credentials.Bearer(new Secret("t0ken-never-seen"));
    private static final Credentials PASSWORD = new Credentials.Password("phone", new Secret("w0rd-never-seen"));
    private static final FetchLimits LIMITS =
            new FetchLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(40), 1000);
    private static final FetchLimits IMPATIENT =
            new FetchLimits(Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofMillis(500), 1000);

    private TestServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void theAddressOfThePhoneIsFilledIn() {
        server.does(sends("version: 1", "\"abc\""));
        Fetched fetched = assertInstanceOf(Fetched.class, fetch(NONE, Optional.empty()));
        assertEquals("version: 1", fetched.text());
        assertEquals(Optional.of("\"abc\""), fetched.etag());
        assertEquals("/config/001a2b3c4d5e.yaml", server.requests.getFirst().path());
        assertEquals(Optional.empty(), server.requests.getFirst().ifNoneMatch());
    }

    @Test
    void anEtagIsGivenBackAndUnchangedIsUnderstood() {
        server.does(exchange -> exchange.sendResponseHeaders(304, -1));
        assertInstanceOf(Unchanged.class, fetch(NONE, Optional.of("\"abc\"")));
        assertEquals(Optional.of("\"abc\""), server.requests.getFirst().ifNoneMatch());
        assertInstanceOf(Invalid.class, fetch(NONE, Optional.empty()), "not asked for");
    }

    @ParameterizedTest
    @CsvSource({
        "404,NotFound",
        "410,NotFound",
        "401,Refused",
        "403,Refused",
        "500,Invalid",
        "503,Invalid",
        "204,Invalid"
    })
    void everyStatusHasAnOutcome(int status, String outcome) {
        server.does(exchange -> exchange.sendResponseHeaders(status, -1));
        FetchOutcome found = fetch(TOKEN, Optional.empty());
        assertEquals(outcome, found.getClass().getSimpleName());
        assertTrue(found.sentence().contains("localhost") || found.sentence().contains("127.0.0.1"), found.sentence());
    }

    @Test
    void aRefusalSaysWhatWasRefused() {
        server.does(exchange -> exchange.sendResponseHeaders(401, -1));
        String place = "127.0.0.1:" + server.port();
        assertEquals(
                place + " does not accept this phone's token (401)",
                fetch(TOKEN, Optional.empty()).sentence());
        assertEquals(
                place + " wants to know who this phone is (401), and no token or password is set",
                fetch(NONE, Optional.empty()).sentence());
        assertEquals(
                place + " does not accept this phone's user name and password (401)",
                fetch(PASSWORD, Optional.empty()).sentence());
    }

    @Test
    void aTokenIsSentAndNeverShown() {
        server.does(sends("version: 1", "\"abc\""));
        ConfigFetcher fetcher = fetcher("http://127.0.0.1:" + server.port() + "/c?key=k0y-never-seen", TOKEN, LIMITS);
        FetchOutcome outcome = fetcher.fetch(Optional.empty());
        assertEquals(
                Optional.of("Bearer t0ken-never-seen"),
                server.requests.getFirst().authorization());
        assertEquals("/c?key=k0y-never-seen", server.requests.getFirst().path());
        String shown = outcome + outcome.sentence() + fetcher.shownSource() + TOKEN + PASSWORD;
        assertFalse(shown.contains("never-seen"), shown);
    }

    @Test
    void passwordsAreSentOnlyWhenAskedForAndByDigest() {
        server.does(exchange -> {
            boolean sent = exchange.getRequestHeaders().containsKey("Authorization");
            exchange.getResponseHeaders()
                    .add("WWW-Authenticate", "Digest realm=r, nonce=n, qop=auth, algorithm=SHA-256");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=r");
            TestServer.answer(exchange, sent ? 200 : 401, "version: 1");
        });
        assertInstanceOf(Fetched.class, fetch(PASSWORD, Optional.empty()));
        assertEquals(2, server.requests.size());
        assertEquals(Optional.empty(), server.requests.getFirst().authorization());
        String sent = server.requests.getLast().authorization().orElseThrow();
        assertTrue(
                sent.startsWith("Digest username=\"phone\"") && sent.contains("uri=\"/config/001a2b3c4d5e.yaml\""),
                sent);
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        server.does(exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=r");
            exchange.sendResponseHeaders(401, -1);
        });
        assertInstanceOf(Refused.class, fetch(PASSWORD, Optional.empty()));
        assertEquals(2, server.requests.size());
    }

    @Test
    void redirectsAreFollowedAndCredentialsGoAlongOnTheSameServer() {
        server.does(exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/config/")) {
                exchange.getResponseHeaders().add("Location", "../moved");
                exchange.sendResponseHeaders(302, -1);
            } else {
                TestServer.answer(exchange, 200, "version: 1");
            }
        });
        assertInstanceOf(Fetched.class, fetch(TOKEN, Optional.empty()));
        assertEquals("/moved", server.requests.getLast().path());
        assertTrue(server.requests.getLast().authorization().isPresent());
    }

    @Test
    void credentialsDoNotGoToAnotherServer() throws IOException {
        try (TestServer other = new TestServer()) {
            other.does(exchange -> {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=r");
                exchange.sendResponseHeaders(401, -1);
            });
            server.does(redirect("http://127.0.0.1:" + other.port() + "/x"));
            assertInstanceOf(Refused.class, fetch(TOKEN, Optional.empty()));
            assertInstanceOf(Refused.class, fetch(PASSWORD, Optional.empty()));
            assertEquals(2, other.requests.size());
            other.requests.forEach(request -> assertEquals(Optional.empty(), request.authorization()));
        }
    }

    @Test
    void aCircleOfRedirectsEnds() {
        server.does(redirect("/again"));
        assertEquals(
                "127.0.0.1:" + server.port() + " redirects more than 5 times",
                fetch(NONE, Optional.empty()).sentence());
        assertEquals(6, server.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://user:word@127.0.0.1/", "http://", "a b", "//"
            })
    void redirectsToOddPlacesAreNotFollowed(String location) {
        server.does(redirect(location));
        assertInstanceOf(Invalid.class, fetch(NONE, Optional.empty()));
        assertEquals(1, server.requests.size());
    }

    @Test
    void whatIsTooLargeIsNotReadToTheEnd() {
        server.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (; ; ) { // until the phone hangs up
                out.write(new byte[10_000]);
            }
        });
        TooLarge tooLarge = assertInstanceOf(TooLarge.class, fetch(NONE, Optional.empty()));
        assertTrue(tooLarge.sentence().contains("which no configuration is"));
    }

    @Test
    void theLongestAllowedIsAllowed() {
        server.does(sends("x".repeat(1000), "\"a\""));
        assertInstanceOf(Fetched.class, fetch(NONE, Optional.empty()));
        server.does(sends("x".repeat(1001), "\"a\""));
        assertInstanceOf(TooLarge.class, fetch(NONE, Optional.empty()));
    }

    @Test
    void bytesThatAreNoTextAreInvalid() {
        server.does(exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'a', (byte) 0xff});
        });
        assertEquals(
                "127.0.0.1:" + server.port()
                        + " sent something that is not text: byte 0xFF is not UTF-8 text; save the file as UTF-8",
                assertInstanceOf(Invalid.class, fetch(NONE, Optional.empty())).sentence());
    }

    @Test
    void anEtagThatIsNoneIsForgotten() {
        server.does(sends("version: 1", "no quotes"));
        assertEquals(
                Optional.empty(),
                assertInstanceOf(Fetched.class, fetch(NONE, Optional.empty())).etag());
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        server.does(exchange -> await(end));
        assertEquals(
                "127.0.0.1:" + server.port() + " did not answer in time",
                assertInstanceOf(
                                Unreachable.class,
                                fetcher(url(), NONE, IMPATIENT).fetch(Optional.empty()))
                        .sentence());
        end.countDown();
    }

    @Test
    void aServerThatNeverEndsIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        server.does(exchange -> {
            exchange.sendResponseHeaders(200, 500);
            exchange.getResponseBody().write('v');
            exchange.getResponseBody().flush();
            await(end);
        });
        assertInstanceOf(Unreachable.class, fetcher(url(), NONE, IMPATIENT).fetch(Optional.empty()));
        end.countDown();
    }

    @Test
    void anAnswerThatBreaksOffIsNotTaken() {
        server.does(exchange -> {
            exchange.sendResponseHeaders(200, 500);
            exchange.getResponseBody().write("version: 1".getBytes(StandardCharsets.US_ASCII));
        });
        assertEquals(
                "127.0.0.1:" + server.port() + " broke off the connection",
                assertInstanceOf(Unreachable.class, fetch(NONE, Optional.empty()))
                        .sentence());
    }

    @Test
    void whatDoesNotSpeakHttpIsUnreachable() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    connection.getOutputStream().write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The phone hung up first.
                }
            });
            String url = "http://127.0.0.1:" + socket.getLocalPort() + "/";
            assertInstanceOf(Unreachable.class, fetcher(url, NONE, LIMITS).fetch(Optional.empty()));
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        int port = server.port();
        server.close();
        assertEquals(
                "127.0.0.1:" + port + " cannot be reached: connection refused or no way there",
                assertInstanceOf(
                                Unreachable.class,
                                fetcher("http://127.0.0.1:" + port + "/", NONE, LIMITS)
                                        .fetch(Optional.empty()))
                        .sentence());
    }

    @Test
    void aNameThatDoesNotExistIsNotFound() {
        FetchOutcome outcome =
                fetcher("http://no-such-host.invalid/", NONE, LIMITS).fetch(Optional.empty());
        assertEquals("the name of no-such-host.invalid cannot be found", outcome.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://h/{mac}|REFUSED|is http",
                "ftp://h/{mac}|ALLOWED|must begin with https://",
                "/config|ALLOWED|must begin with https://",
                "https://user:w0rd@h/|ALLOWED|must not hold a user name",
                "https://h/{MAC}/w0rd|ALLOWED|the only placeholder is {mac}",
            })
    void aUrlThatWillNotDoIsRefusedInOneSentence(String url, PlainHttp plainHttp, String words) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ConfigSource.of(url, MAC, NONE, plainHttp));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("w0rd"), refusal.getMessage());
    }

    @Test
    void aTokenWithALineBreakIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Credentials.Bearer(new Secret("a\r\nb")));
    }

    private String url() {
        return "http://127.0.0.1:" + server.port() + "/config/{mac}.yaml";
    }

    private FetchOutcome fetch(Credentials credentials, Optional<String> known) {
        return fetcher(url(), credentials, LIMITS).fetch(known);
    }

    private static ConfigFetcher fetcher(String url, Credentials credentials, FetchLimits limits) {
        return new ConfigFetcher(ConfigSource.of(url, MAC, credentials, PlainHttp.ALLOWED), limits);
    }

    private static HttpHandler sends(String text, String etag) {
        return exchange -> {
            exchange.getResponseHeaders().add("ETag", etag);
            TestServer.answer(exchange, 200, text);
        };
    }

    private static HttpHandler redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
