package org.offhook.phone.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.web.RawClient;

/** What clients may do to the server, and what not. */
class HttpListenerTest {

    private static final HttpLimits LIMITS =
            new HttpLimits(4, 200, 8, 100, 200, Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** Repeats what it was asked. */
    private static final class Echo implements HttpHandler {

        @Override
        public HttpAnswer answer(HttpRequest request) {
            return switch (request.path()) {
                case "/fail" -> throw new IllegalStateException("as the test wants");
                case "/socket" -> new HttpAnswer.Upgrade(Map.of(), new Mirror());
                default ->
                    HttpAnswer.of(
                            200,
                            "text/plain",
                            request.method() + " " + request.path() + " "
                                    + new TreeMap<>(request.query()) + " "
                                    + new String(request.body(), StandardCharsets.UTF_8));
            };
        }

        @Override
        public HttpAnswer refuse(int status, String sentence) {
            return HttpAnswer.of(status, "text/plain", sentence);
        }
    }

    private static final class Mirror implements WebSocketHandler {

        private WebSocket socket;

        @Override
        public void opened(WebSocket opened) {
            socket = opened;
        }

        @Override
        public void text(String message) {
            try {
                socket.sendText(message);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void binary(byte[] message, int length) {
            try {
                socket.sendBinary(message, length);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void closed() {}
    }

    private HttpListener listener = listening(LIMITS, Optional.empty());

    private static HttpListener listening(HttpLimits limits, Optional<SSLContext> tls) {
        try {
            HttpListener listener = new HttpListener(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls, limits, new Echo());
            listener.start();
            return listener;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    @AfterProperty
    void close() {
        listener.close();
    }

    private int port() {
        return listener.address().getPort();
    }

    private void assertAlive() throws IOException {
        String answer = RawClient.ask(port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @Test
    void requestsFollowEachOtherOnOneConnection() throws IOException {
        String answer = RawClient.ask(
                port(),
                "POST /a%20b?x=1&y=%C3%A4+b&x=2 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"
                        + "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                        + "HEAD /d HTTP/1.1\r\nHost: x\r\n\r\n"
                        + "DELETE /e+f HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.contains("POST /a b {x=2, y=\u00c3\u00a4 b} body"), answer);
        assertTrue(answer.contains("POST /c {} abc"), answer);
        assertTrue(answer.endsWith("DELETE /e+f {} "), answer);
        assertEquals(4, answer.split("HTTP/1.1 200 OK", -1).length - 1);
        assertEquals(-1, answer.indexOf("HEAD /d"), "a HEAD has no body");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | 400 | x^^^^",
                "no host | 400 | GET / HTTP/1.1^^",
                "two hosts | 400 | GET / HTTP/1.1^Host: a^Host: b^^",
                "old version | 505 | GET / HTTP/1.0^Host: x^^",
                "two lengths | 400 | POST / HTTP/1.1^Host: x^Content-Length: 1^Content-Length: 2^^ab",
                "length and chunks | 400 | POST / HTTP/1.1^Host: x^Content-Length: 3^Transfer-Encoding: chunked^^0^^",
                "negative length | 400 | POST / HTTP/1.1^Host: x^Content-Length: -3^^",
                "long body | 413 | POST / HTTP/1.1^Host: x^Content-Length: 101^^",
                "endless body | 413 | POST / HTTP/1.1^Host: x^Content-Length: 9999999999999^^",
                "broken percent | 400 | GET /%zz HTTP/1.1^Host: x^^",
                "no path | 400 | OPTIONS * HTTP/1.1^Host: x^^",
                "plain request to a socket | 426 | GET /socket HTTP/1.1^Host: x^Connection: close^^",
                "old WebSocket | 426 | GET /socket HTTP/1.1^Host: x^Connection: close, Upgrade^Upgrade: websocket^Sec-WebSocket-Key: x^Sec-WebSocket-Version: 8^^"
            })
    void requestsThatAreNotInOrderAreRefused(String what, int status, String request) throws IOException {
        String answer = RawClient.ask(port(), request.replace("^", "\r\n"));
        // A refusal of something that still is sent may be lost with the connection, but never becomes an answer.
        assertTrue(answer.matches("(?s)HTTP/1.[01] " + status + " .*"), what + ": " + answer);
        assertAlive();
    }

    @Test
    void lineThatNeverEndsIsCutOff() throws IOException {
        String answer = RawClient.ask(port(), "GET /" + "a".repeat(100_000));
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
        assertAlive();
    }

    @Test
    void tooManyHeadersAreRefused() throws IOException {
        String answer = RawClient.ask(port(), "GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(20) + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertAlive();
    }

    @Test
    void chunksThatNeverEndAreCutOff() throws IOException {
        String answer = RawClient.ask(
                port(), "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\na\r\n".repeat(101));
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 413"), answer);
        assertAlive();
    }

    @Test
    void failureInOneRequestHarmsNoOther() throws IOException {
        assertEquals("", RawClient.ask(port(), "GET /fail HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertAlive();
    }

    /** RFC 6455 §5: what is no frame of a client ends the connection with the close code that says why. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "not masked, 810548656c6c6f, 1002",
        "reserved bit, C18537fa213d7f9f4d5158, 1002",
        "unknown opcode, 8385000000000000000000, 1002",
        "unknown control, 8B8000000000, 1002",
        "control in pieces, 098000000000, 1002",
        "control too long, 89FE007E00000000, 1002",
        "nothing to continue, 808000000000, 1002",
        "message within a message, 01800000000081800000000000, 1002",
        "negative length, 81FFFFFFFFFFFFFFFFFF00000000, 1002",
        "longer than anything, 81FF7FFFFFFFFFFFFFFF00000000, 1009",
        "longer than allowed, 82FE00C900000000, 1009",
        "no UTF-8, 818200000000C328, 1007"
    })
    void brokenFrameEndsItsConnectionAlone(String what, String hex, int code) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(("GET /socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.writeBytes(java.util.HexFormat.of().parseHex(hex));
        bytes.writeBytes(new byte[LIMITS.messageLength() + 1]);
        String answer = RawClient.ask(port(), bytes.toByteArray());
        assertTrue(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), answer);
        String frames = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        int close = frames.indexOf(0x88);
        String said = frames.isEmpty() ? "nothing" : "" + (frames.charAt(close + 2) * 256 + frames.charAt(close + 3));
        assertEquals("" + code, said, what);
        assertAlive();
    }

    @Property(tries = 200)
    void noBytesEndTheServer(@ForAll byte[] garbage) throws IOException {
        byte[] withEnd = Arrays.copyOf(garbage, garbage.length + 4);
        System.arraycopy("\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, withEnd, garbage.length, 4);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(withEnd);
        }
        assertAlive();
    }

    @Test
    void clientThatDawdlesIsDropped() throws IOException {
        listener.close();
        listener = listening(
                new HttpLimits(4, 200, 8, 100, 200, Duration.ofMillis(50), Duration.ofSeconds(60)), Optional.empty());
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write("GET / HTT".getBytes());
            assertEquals("", RawClient.rest(slow.getInputStream()));
        }
        assertAlive();
    }

    @Test
    void connectionsBeyondTheLimitAreClosedAndOthersServed() throws IOException {
        List<Socket> held = new ArrayList<>();
        for (int i = 0; i < LIMITS.connections(); i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            assertEquals('H', socket.getInputStream().read(), "it is served");
            held.add(socket);
        }
        assertEquals("", RawClient.ask(port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        InputStream first = held.getFirst().getInputStream();
        held.getFirst().shutdownOutput();
        RawClient.rest(first);
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void webSocketGivesBackTextAndBytes() throws Exception {
        BlockingQueue<Object> came = new LinkedBlockingQueue<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            java.net.http.WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + port() + "/socket"), new java.net.http.WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onText(
                                        java.net.http.WebSocket socket, CharSequence data, boolean last) {
                                    came.add(data.toString());
                                    socket.request(1);
                                    return null;
                                }

                                @Override
                                public CompletionStage<?> onBinary(
                                        java.net.http.WebSocket socket, ByteBuffer data, boolean last) {
                                    came.add(data.remaining());
                                    socket.request(1);
                                    return null;
                                }

                                @Override
                                public CompletionStage<?> onPong(java.net.http.WebSocket socket, ByteBuffer message) {
                                    came.add("pong " + message.get());
                                    socket.request(1);
                                    return null;
                                }

                                @Override
                                public CompletionStage<?> onClose(
                                        java.net.http.WebSocket socket, int code, String reason) {
                                    came.add(code);
                                    return null;
                                }
                            })
                    .join();
            socket.sendText("Grüße", true).join();
            assertEquals("Grüße", came.poll(10, TimeUnit.SECONDS));
            socket.sendBinary(ByteBuffer.wrap(new byte[150]), true).join();
            assertEquals(150, came.poll(10, TimeUnit.SECONDS));
            socket.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
            assertEquals("pong 7", came.poll(10, TimeUnit.SECONDS));
            socket.sendText("x".repeat(201), true).join();
            assertEquals(1009, came.poll(10, TimeUnit.SECONDS));
        }
        assertAlive();
    }

    @Test
    void takenPortIsSaid() {
        assertThrows(
                BindException.class, () -> new HttpListener(listener.address(), Optional.empty(), LIMITS, new Echo()));
    }

    @Test
    void servesHttpsAndOutlivesClientsThatDoNotSpeakIt(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("identity.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "web",
                        "-dname",
                        "CN=phone",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        KeyStore identity = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            identity.load(in, "secret".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, "secret".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(identity);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        listener.close();
        listener = listening(LIMITS, Optional.of(context));
        RawClient.ask(port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build()) {
            assertEquals(
                    "GET /x {} ",
                    client.send(
                                    java.net.http.HttpRequest.newBuilder(
                                                    URI.create("https://127.0.0.1:" + port() + "/x"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }
    }
}
