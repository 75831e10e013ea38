package org.offhook.audio.codec.l16;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.dsp.Signals;

class L16Test {

    private final Encoder encoder = L16Factory.wideBand().newEncoder(16_000, PayloadFormat.L16_16000);
    private final Decoder decoder = L16Factory.wideBand().newDecoder(16_000);

    @Test
    void theHigherByteGoesFirst() {
        byte[] payload = new byte[8];
        assertEquals(6, encoder.encode(new short[] {0x1234, -2, Short.MIN_VALUE}, 3, payload, 1));
        assertArrayEquals(new byte[] {0, 0x12, 0x34, -1, -2, -128, 0, 0}, payload);
    }

    @Test
    void everySampleComesBack() {
        short[] all = new short[65_536];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) i;
        }
        byte[] payload = new byte[2 * all.length];
        short[] heard = new short[all.length];
        assertEquals(payload.length, encoder.encode(all, all.length, payload, 0));
        assertEquals(all.length, decoder.decode(payload, 0, payload.length, heard));
        assertArrayEquals(all, heard);
    }

    @Test
    void whatIsNoWholeSampleIsDamage() {
        byte[] payload = new byte[100];
        assertEquals(-1, decoder.decode(payload, 0, 99, new short[320]));
        assertEquals(-1, decoder.decode(payload, 0, 0, new short[320]));
        assertEquals(-1, decoder.decode(payload, 2, 100, new short[320]));
        assertEquals(-1, decoder.decode(payload, 0, 100, new short[49]));
        assertEquals(-1, encoder.encode(new short[60], 51, payload, 0));
        assertThrows(
                IllegalArgumentException.class, () -> L16Factory.narrowBand().newDecoder(16_000));
    }

    @Test
    void aLostPacketOfAToneSoundsLikeTheTone() {
        short[] tone = Signals.sine(250, 16_000, 960, 8000);
        byte[] payload = new byte[1920];
        encoder.encode(tone, 960, payload, 0);
        short[] pcm = new short[1920];
        decoder.decode(payload, 0, 1280, pcm);
        assertEquals(320, decoder.conceal(pcm, 320));
        short[] missing = Arrays.copyOfRange(tone, 640, 960);
        assertTrue(Signals.snrDb(missing, pcm, 0, 0, 160) > 25);
        assertEquals(640, decoder.decode(payload, 640, 1280, pcm));
    }

    @Test
    void aLongGapEndsInSilence() {
        short[] pcm = Signals.sine(250, 16_000, 1920, 8000);
        byte[] payload = new byte[1280];
        encoder.encode(pcm, 640, payload, 0);
        decoder.decode(payload, 0, 1280, pcm);
        decoder.conceal(pcm, 960);
        assertTrue(Signals.rms(pcm, 0, 160) > 5000);
        decoder.conceal(pcm, 320);
        assertEquals(0, Signals.rms(pcm, 0, 320));
    }

    @Test
    void nothingIsAllocatedPerFrame() {
        short[] pcm = Signals.sine(500, 16_000, 1920, 8000);
        byte[] payload = new byte[640];
        Runnable frames = () -> {
            for (int i = 0; i < 500; i++) {
                encoder.encode(pcm, 320, payload, 0);
                decoder.decode(payload, 0, 640, pcm);
                decoder.conceal(pcm, 320);
            }
        };
        Signals.allocatedBy(frames);
        assertTrue(Signals.allocatedBy(frames) < 1000);
    }
}
