package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The browser's sound over a real WebSocket; the test is the audio thread. */
class SoundTest {

    private static final int PERIOD = 320;

    private final WebFixture web = new WebFixture();

    @AfterEach
    void close() {
        web.close();
        web.sound.close();
    }

    private static final class Page implements WebSocket.Listener {

        final CompletableFuture<String> greeting = new CompletableFuture<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        final BlockingQueue<short[]> frames = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            greeting.complete(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            short[] frame = new short[data.remaining() / 2];
            data.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(frame);
            frames.add(frame);
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }

    private WebSocket open(Page page) throws Exception {
        WebSocket socket = web.client
                .newWebSocketBuilder()
                .header("Cookie", web.cookie())
                .header("Origin", web.origin())
                .buildAsync(URI.create("ws://127.0.0.1:" + web.port() + "/sound"), page)
                .get(10, TimeUnit.SECONDS);
        assertEquals("{\"rate\":16000,\"frame\":320}", page.greeting.get(10, TimeUnit.SECONDS));
        return socket;
    }

    private static ByteBuffer frame(int value) {
        ByteBuffer frame = ByteBuffer.allocate(2 * PERIOD).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PERIOD; i++) {
            frame.putShort((short) value);
        }
        return frame.flip();
    }

    @Test
    void whatThePagesMicrophoneHearsIsReadByThePhoneAndComesBack() throws Exception {
        web.sound.open();
        Page page = new Page();
        WebSocket socket = open(page);
        short[] period = new short[PERIOD];
        int heard = 0;
        for (int n = 0; n < 500 && heard != 12_000; n++) {
            socket.sendBinary(frame(12_000), true).join();
            web.sound.read(period);
            web.sound.write(period);
            heard = period[PERIOD / 2];
        }
        assertEquals(12_000, heard, 1);
        short[] back = page.frames.poll(10, TimeUnit.SECONDS);
        while (back != null && back[PERIOD / 2] < 11_990) {
            back = page.frames.poll(10, TimeUnit.SECONDS);
        }
        assertEquals(PERIOD, back.length);
    }

    @Test
    void negativeSamplesAndOddBytesArriveAsTheyAre() throws Exception {
        web.sound.open();
        Page page = new Page();
        WebSocket socket = open(page);
        short[] period = new short[PERIOD];
        int heard = 0;
        for (int n = 0; n < 500 && heard != -12_345; n++) {
            socket.sendBinary(frame(-12_345), true).join();
            socket.sendBinary(ByteBuffer.wrap(new byte[1]), true).join();
            web.sound.read(period);
            heard = period[PERIOD / 2];
        }
        assertEquals(-12_345, heard, 1);
    }

    @Test
    void secondPageTakesTheSoundAndTheFirstIsTold() throws Exception {
        web.sound.open();
        Page first = new Page();
        open(first);
        Page second = new Page();
        open(second);
        assertEquals(SoundSocket.TAKEN, first.closed.get(10, TimeUnit.SECONDS));
        short[] loud = new short[PERIOD];
        Arrays.fill(loud, (short) 77);
        short[] came = null;
        for (int n = 0; n < 500 && came == null; n++) {
            web.sound.read(new short[PERIOD]);
            web.sound.write(loud);
            came = second.frames.poll();
        }
        assertTrue(came != null && came[0] == 77);
    }

    @Test
    void silenceIsNotSent() throws Exception {
        web.sound.open();
        Page page = new Page();
        open(page);
        short[] period = new short[PERIOD];
        for (int n = 0; n < 60; n++) {
            web.sound.read(period);
            web.sound.write(period);
        }
        Arrays.fill(period, (short) 5);
        web.sound.write(period);
        assertEquals(5, page.frames.poll(10, TimeUnit.SECONDS)[0], "the first frame that comes has sound");
    }

    @Test
    void phoneWithoutBrowserSoundSaysSo() throws Exception {
        WebServer other = WebServer.start(
                WebSettings.loopback(0, AccessToken.of(WebFixture.TOKEN)),
                web.phone,
                Optional.empty(),
                java.time.InstantSource.system());
        try {
            var answer =
                    web.send(java.net.http.HttpRequest.newBuilder(other.url().resolve("/sound"))
                            .header("Authorization", "Bearer " + WebFixture.TOKEN));
            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("not in the browser"), answer.body());
        } finally {
            other.close();
        }
    }

    @Test
    void plainRequestForTheSoundTellsThatItIsThere() throws Exception {
        assertEquals(426, web.get("/sound").statusCode());
    }
}
