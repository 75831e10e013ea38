package org.offhook.audio.codec.g722;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.dsp.Signals;
import org.offhook.testkit.Speech;

class G722Test {

    private static final int RATE = 16_000;
    /** Both filters together delay by 22 samples (ITU-T G.722 §2.5.2: less than 4 ms with what else there is). */
    private static final int DELAY = 22;

    private final G722Factory factory = new G722Factory();
    private final Encoder encoder = factory.newEncoder(RATE, PayloadFormat.G722);
    private final Decoder decoder = factory.newDecoder(RATE);

    @ParameterizedTest
    @CsvSource({"100, 30", "440, 30", "1000, 30", "3000, 25", "5000, 14", "6500, 14"})
    void tonesOfBothBandsComeThrough(int hz, int leastSnrDb) {
        short[] tone = Signals.sine(hz, RATE, RATE, 8000);
        double snr = Signals.snrDb(tone, coded(tone), DELAY, 1000, RATE - 1000);
        assertTrue(snr > leastSnrDb, hz + " Hz: " + snr + " dB");
    }

    @ParameterizedTest
    @CsvSource({"100", "1000", "10000", "20000"})
    void theLevelOfAToneIsKept(int amplitude) {
        short[] tone = Signals.sine(1000, RATE, RATE, amplitude);
        double got = Signals.amplitudeAt(1000, RATE, coded(tone), 1600, RATE - 1600);
        assertEquals(0, Signals.db(got / amplitude), 0.3);
    }

    @Test
    void speechKeepsItsShape() {
        short[] speech = Speech.synthetic(5, Duration.ofSeconds(4), RATE).samples();
        double snr = Signals.snrDb(speech, coded(speech), DELAY, 1000, speech.length - 1000);
        assertTrue(snr > 20, snr + " dB");
    }

    @Test
    void silenceStaysAllButSilent() {
        short[] heard = coded(new short[RATE]);
        assertTrue(Signals.rms(heard, 0, RATE) < 4, "rms " + Signals.rms(heard, 0, RATE));
    }

    @Test
    void fullScaleIsLimitedAndDoesNotWrapRound() {
        short[] square = new short[RATE];
        for (int i = 0; i < RATE; i++) {
            square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] heard = coded(square);
        int wrong = 0;
        for (int i = 1000; i < RATE - DELAY; i++) {
            boolean inside = i % 40 > 8 && i % 40 < 32;
            wrong += inside && Integer.signum(square[i]) != Integer.signum(heard[i + DELAY]) ? 1 : 0;
        }
        assertEquals(0, wrong);
    }

    @Test
    void aTonePacketByPacketIsTheSameAsInOnePiece() {
        short[] tone = Signals.sine(700, RATE, 3200, 9000);
        byte[] whole = new byte[1600];
        encoder.encode(tone, 3200, whole, 0);
        Encoder other = factory.newEncoder(RATE, PayloadFormat.G722);
        byte[] pieces = new byte[1600];
        for (int i = 0; i < 10; i++) {
            assertEquals(160, other.encode(Arrays.copyOfRange(tone, i * 320, i * 320 + 320), 320, pieces, i * 160));
        }
        assertArrayEquals(whole, pieces);
    }

    @Test
    void twoSecondsOfNoiseAsPayloadIsSoundAndThenSpeechRecovers() {
        byte[] noise = new byte[160];
        short[] pcm = new short[1920];
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            random.nextBytes(noise);
            assertEquals(320, decoder.decode(noise, 0, 160, pcm));
        }
        short[] tone = Signals.sine(1000, RATE, 2 * RATE, 8000);
        double snr = Signals.snrDb(tone, coded(tone), DELAY, RATE, 2 * RATE - 1000);
        assertTrue(snr > 28, snr + " dB"); // both ends forget what was long ago (leaky adaptation)
    }

    @Test
    void whatCannotBeCodedIsRefused() {
        byte[] payload = new byte[100];
        assertEquals(-1, encoder.encode(new short[320], 320, payload, 0));
        assertEquals(-1, encoder.encode(new short[10], 11, payload, 0));
        assertEquals(-1, encoder.encode(new short[20], 11, payload, 0));
        assertEquals(-1, decoder.decode(payload, 0, 0, new short[320]));
        assertEquals(-1, decoder.decode(payload, 50, 51, new short[320]));
        assertEquals(-1, decoder.decode(payload, 0, 100, new short[199]));
        assertThrows(IllegalArgumentException.class, () -> factory.newDecoder(8000));
        assertThrows(IllegalArgumentException.class, () -> factory.newEncoder(48_000, PayloadFormat.G722));
    }

    @Test
    void nothingIsAllocatedPerFrame() {
        short[] pcm = Signals.sine(500, RATE, 1920, 8000);
        byte[] payload = new byte[160];
        Runnable frames = () -> {
            for (int i = 0; i < 500; i++) {
                encoder.encode(pcm, 320, payload, 0);
                decoder.decode(payload, 0, 160, pcm);
                decoder.conceal(pcm, 320);
            }
        };
        Signals.allocatedBy(frames);
        assertTrue(Signals.allocatedBy(frames) < 1000);
    }

    private short[] coded(short[] pcm) {
        byte[] payload = new byte[pcm.length / 2];
        short[] heard = new short[pcm.length];
        assertEquals(payload.length, encoder.encode(pcm, pcm.length, payload, 0));
        assertEquals(pcm.length, decoder.decode(payload, 0, payload.length, heard));
        return heard;
    }
}
