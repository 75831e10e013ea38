package org.offhook.audio.codec.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComfortNoiseTest {

    private static final int RATE = 8000;
    private static final int SETTLED = RATE / 50;

    private final ComfortNoise noise = new ComfortNoise(RATE);

    /** @param octets the level, then the coefficients */
    private void describe(int... octets) {
        byte[] payload = new byte[octets.length + 3];
        for (int i = 0; i < octets.length; i++) {
            payload[3 + i] = (byte) octets[i];
        }
        noise.describe(payload, 3, octets.length);
    }

    private short[] fill(int samples) {
        short[] pcm = new short[samples];
        noise.fill(pcm, samples);
        return pcm;
    }

    private static double dbov(short[] pcm, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += pcm[i] * pcm[i];
        }
        return 20 * Math.log10(Math.sqrt(sum / (to - from)) / 32_767);
    }

    private static double correlation(short[] pcm, int lag) {
        double product = 0;
        double energy = 0;
        for (int i = SETTLED + lag; i < pcm.length; i++) {
            product += pcm[i] * pcm[i - lag];
            energy += pcm[i] * pcm[i];
        }
        return product / energy;
    }

    @ParameterizedTest(name = "-{0} dBov, first coefficient {1}")
    @CsvSource({"20, 127", "40, 127", "60, 127", "40, 14", "40, 240", "60, 30", "30, 60"})
    void isAsLoudAsDescribedWhateverTheShape(int level, int coefficient) {
        describe(level, coefficient, 150, 100);
        assertEquals(-level, dbov(fill(10 * RATE), SETTLED, 10 * RATE), 1);
    }

    /** It hums, so that a few seconds say little about its level. */
    @Test
    void noiseOfTwoHundredOctetsIsAsLoudAsDescribedInTheLongRun() {
        int[] octets = new int[200];
        Arrays.fill(octets, 100);
        octets[0] = 40;
        describe(octets);
        assertEquals(-40, dbov(fill(120 * RATE), SETTLED, 120 * RATE), 1);
    }

    @Test
    void oneCoefficientMakesTheSpectrumOfAOnePoleFilter() {
        int octet = 127 - 90;
        describe(30, octet);
        short[] pcm = fill(20 * RATE);
        double pole = 90 * 258 / 32_768.0;
        for (int lag = 1; lag <= 4; lag++) {
            assertEquals(Math.pow(pole, lag), correlation(pcm, lag), 0.02, "lag " + lag);
        }
        describe(30, 127 + 90);
        fill(SETTLED);
        assertEquals(-pole, correlation(fill(20 * RATE), 1), 0.02);
    }

    @Test
    void withoutCoefficientsItIsWhite() {
        describe(30);
        short[] pcm = fill(20 * RATE);
        for (int lag = 1; lag <= 4; lag++) {
            assertEquals(0, correlation(pcm, lag), 0.02, "lag " + lag);
        }
    }

    @Test
    void fadesInOverTwentyMilliseconds() {
        describe(20);
        short[] pcm = fill(RATE);
        assertTrue(dbov(pcm, 0, 40) < -30, "the first 5 ms are soft");
        assertEquals(-20, dbov(pcm, SETTLED, RATE), 1);
    }

    @Test
    void changesOverTwentyMilliseconds() {
        describe(20, 60);
        fill(RATE);
        describe(50);
        short[] pcm = fill(RATE);
        assertEquals(-20, dbov(pcm, 0, 20), 5, "no step");
        assertEquals(-50, dbov(pcm, SETTLED + 40, RATE), 1);
        assertEquals(0, correlation(pcm, 1), 0.1, "the old shape is gone");
    }

    @Test
    void isSilentBeforeTheFirstDescription() {
        describe();
        assertEquals(0, Arrays.stream(toInts(fill(RATE))).map(Math::abs).max().orElse(1));
    }

    @Test
    void emptyPayloadChangesNothing() {
        describe(40);
        fill(RATE);
        describe();
        assertEquals(-40, dbov(fill(5 * RATE), 0, 5 * RATE), 1);
    }

    @Test
    void whateverComesTheNoiseStaysBounded() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            int[] octets = new int[1 + random.nextInt(200)];
            for (int k = 1; k < octets.length; k++) {
                octets[k] = i % 3 == 0 ? 255 : i % 3 == 1 ? 0 : random.nextInt(256);
            }
            octets[0] = 128 + 60; // the bit above the level is to be ignored
            describe(octets);
            fill(random.nextInt(400));
        }
        describe(60);
        fill(SETTLED + RATE);
        assertEquals(-60, dbov(fill(5 * RATE), 0, 5 * RATE), 1, "nothing of it stays");
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] payload = {40, 60, (byte) 200, 127};
        short[] pcm = new short[160];
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++) {
            long before = memory.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                noise.describe(payload, 0, 1 + i % 4);
                noise.fill(pcm, pcm.length);
            }
            least = Math.min(least, memory.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    private static int[] toInts(short[] pcm) {
        int[] values = new int[pcm.length];
        Arrays.setAll(values, i -> pcm[i]);
        return values;
    }
}
