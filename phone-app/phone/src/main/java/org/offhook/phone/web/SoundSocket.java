package org.offhook.phone.web;

import java.io.IOException;
import java.time.Duration;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.phone.web.http.WebSocket;
import org.offhook.phone.web.http.WebSocketHandler;

/**
 * The sound of one page. First the phone says at what rate: <code>{"rate":16000,"frame":320}</code>. Then either side sends
 * frames of signed 16-bit samples, little-endian, one channel: the page what its microphone hears, the phone a period
 * whenever there is something to hear. A page that loses the sound to another is told by the close code {@link #TAKEN}.
 */
final class SoundSocket implements WebSocketHandler {

    /** Another page has the sound now. */
    static final int TAKEN = 4001;

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final int QUIET_FRAMES = 25; // then silence is left out

    private final BrowserPcmDevice device;
    private final short[] heard;
    private WebSocket socket;
    private BrowserPcmDevice.Page page;

    SoundSocket(BrowserPcmDevice device, int messageMost) {
        this.device = device;
        heard = new short[messageMost / Short.BYTES];
    }

    @Override
    public void opened(WebSocket opened) {
        socket = opened;
        try {
            socket.sendText("{\"rate\":" + device.format().rateHz() + ",\"frame\":"
                    + device.format().periodFrames() + "}");
        } catch (IOException e) {
            // The connection's thread notices too.
        }
        page = device.attach(
                () -> Thread.ofVirtual().start(() -> socket.close(TAKEN, "The sound is in another page.")));
        Thread.ofVirtual().name("offhook-web-sound").start(this::play);
    }

    @Override
    public void text(String message) {}

    @Override
    public void binary(byte[] message, int length) {
        int count = length / Short.BYTES;
        for (int i = 0; i < count; i++) {
            heard[i] = (short) (message[2 * i] & 0xFF | message[2 * i + 1] << 8);
        }
        page.heard(heard, count);
    }

    @Override
    public void closed() {
        page.close();
    }

    private void play() {
        short[] period = new short[device.format().periodFrames()];
        byte[] bytes = new byte[period.length * Short.BYTES];
        int quiet = QUIET_FRAMES;
        try {
            while (page.attached()) {
                if (!page.next(period)) {
                    Thread.sleep(LOOK_EVERY);
                    continue;
                }
                quiet = silent(period) ? quiet + 1 : 0;
                if (quiet < QUIET_FRAMES) {
                    encode(period, bytes);
                    socket.sendBinary(bytes, bytes.length);
                }
            }
        } catch (IOException e) {
            // The page is gone; the connection's thread notices too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean silent(short[] period) {
        for (short sample : period) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    private static void encode(short[] period, byte[] bytes) {
        for (int i = 0; i < period.length; i++) {
            bytes[2 * i] = (byte) period[i];
            bytes[2 * i + 1] = (byte) (period[i] >> 8);
        }
    }
}
