package org.offhook.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTest {

    private static final int[] RATES = {8000, 16000, 24000, 32000, 44100, 48000};

    record Pair(int from, int to) {

        double nyquist() {
            return Math.min(from, to) / 2.0;
        }
    }

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int from : RATES) {
            for (int to : RATES) {
                if (from != to) {
                    pairs.add(new Pair(from, to));
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void passBandIsFlatToNineTenthsOfTheLowerNyquist(Pair pair) {
        for (double part : new double[] {0.02, 0.1, 0.25, 0.5, 0.75, 0.85, 0.9}) {
            double hz = part * pair.nyquist();
            short[] out = resample(pair, Signals.sine(hz, pair.from(), pair.from() / 2, 10000));
            double level = Signals.db(Signals.amplitudeAt(hz, pair.to(), out, pair.to() / 10, pair.to() / 4) / 10000);
            assertTrue(Math.abs(level) < 0.5, pair + " at " + hz + " Hz: " + level + " dB");
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatDoesNotFitTheLowerRateIsSixtyDecibelsDown(Pair pair) {
        if (pair.from() < pair.to()) {
            return; // images instead, see below
        }
        for (double part : new double[] {1.125, 1.2, 1.33, 1.6, 1.9}) {
            double hz = part * pair.nyquist();
            if (hz < pair.from() / 2.0) {
                short[] out = resample(pair, Signals.sine(hz, pair.from(), pair.from() / 2, 20000));
                double level = Signals.db(Signals.rms(out, pair.to() / 10, pair.to() / 4) / (20000 / Math.sqrt(2)));
                assertTrue(level < -60, pair + " at " + hz + " Hz: " + level + " dB");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void imagesOfTheLowerRateAreSixtyDecibelsDown(Pair pair) {
        if (pair.from() > pair.to()) {
            return;
        }
        for (double part : new double[] {0.1, 0.5, 0.8, 0.875}) {
            double hz = part * pair.nyquist();
            short[] out = resample(pair, Signals.sine(hz, pair.from(), pair.from() / 2, 20000));
            for (double image = pair.from() - hz; image < pair.to() / 2.0; image += pair.from()) {
                double level =
                        Signals.db(Signals.amplitudeAt(image, pair.to(), out, pair.to() / 10, pair.to() / 4) / 20000);
                assertTrue(level < -60, pair + " " + hz + " Hz seen at " + image + " Hz: " + level + " dB");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void delayIsAsStatedAndUnderTwoMilliseconds(Pair pair) {
        Resampler resampler = new Resampler(pair.from(), pair.to());
        assertTrue(resampler.delaySamples() * 1000.0 / pair.to() < 2.0);

        double hz = 0.3 * pair.nyquist();
        short[] out = resample(pair, Signals.sine(hz, pair.from(), pair.from() / 4, 20000));
        short[] wanted = Signals.sine(hz, pair.to(), pair.to() / 4, 20000);
        double snr = Signals.snrDb(wanted, out, resampler.delaySamples(), pair.to() / 50, pair.to() / 5);
        assertTrue(snr > 58, pair + ": " + snr + " dB");
    }

    @Property(tries = 200)
    void chunkingChangesNothing(
            @ForAll @IntRange(max = 5) int from,
            @ForAll @IntRange(max = 5) int to,
            @ForAll @IntRange(min = 1, max = 700) int chunk,
            @ForAll long seed) {
        Pair pair = new Pair(RATES[from], RATES[to]);
        short[] in = noise(3000, seed);
        assertArrayEquals(resample(pair, in), resampleInChunks(pair, in, chunk));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPeriodYieldsTheSameNumberOfSamples(Pair pair) {
        Resampler resampler = new Resampler(pair.from(), pair.to());
        short[] out = new short[pair.to() / 50];
        for (int period = 0; period < 100; period++) {
            assertEquals(pair.to() / 50, resampler.process(new short[pair.from() / 50], pair.from() / 50, out));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void oddLengthsLoseNothingOverTheWholeStream(Pair pair) {
        Resampler resampler = new Resampler(pair.from(), pair.to());
        short[] out = new short[2000];
        long in = 0;
        long total = 0;
        for (int chunk = 1; chunk < 300; chunk += 7) {
            total += resampler.process(new short[chunk], chunk, out);
            in += chunk;
            assertEquals(Math.ceilDiv(in * pair.to(), pair.from()), total);
        }
    }

    @Test
    void fullScaleSquareWaveSaturatesInsteadOfWrappingRound() {
        short[] square = new short[1600];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] out = resample(new Pair(8000, 16000), square);
        for (int i = 200; i < 3000; i++) {
            int half = Math.floorMod(i - 30, 80); // 40 samples high, 40 low, 30 late
            if (half > 4 && half < 36) {
                assertTrue(out[i] > 25000, "sample " + i + " is " + out[i]);
            }
        }
    }

    @Test
    void constantStaysExactlyConstant() {
        short[] in = new short[2000];
        Arrays.fill(in, (short) 12345);
        for (Pair pair : pairs()) {
            short[] out = resample(pair, in);
            for (int i = pair.to() / 200; i < out.length; i++) {
                assertEquals(12345, out[i], 8, pair.toString());
            }
        }
    }

    @Test
    void resetMakesItLikeNew() {
        Resampler used = new Resampler(8000, 48000);
        short[] out = new short[48000];
        used.process(noise(1001, 5), 1001, out);
        used.reset();
        short[] again = new short[6000];
        short[] fresh = new short[6000];
        used.process(noise(1000, 6), 1000, again);
        new Resampler(8000, 48000).process(noise(1000, 6), 1000, fresh);
        assertArrayEquals(fresh, again);
    }

    @Test
    void equalRatesCopy() {
        short[] in = noise(333, 1);
        assertArrayEquals(in, resample(new Pair(16000, 16000), in));
        assertEquals(0, new Resampler(16000, 16000).delaySamples());
    }

    @Test
    void otherRatesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Resampler(22050, 8000));
        assertThrows(IllegalArgumentException.class, () -> new Resampler(8000, 0));
    }

    @Test
    void processAllocatesNothing() {
        Resampler resampler = new Resampler(16000, 8000);
        short[] in = noise(320, 1);
        short[] out = new short[160];
        Runnable work = () -> {
            for (int i = 0; i < 1000; i++) {
                resampler.process(in, 320, out);
            }
        };
        work.run();
        Signals.allocatedBy(work);
        assertEquals(0, Signals.allocatedBy(work));
    }

    private static short[] resample(Pair pair, short[] in) {
        return resampleInChunks(pair, in, in.length);
    }

    private static short[] resampleInChunks(Pair pair, short[] in, int chunk) {
        Resampler resampler = new Resampler(pair.from(), pair.to());
        short[] all = new short[resampler.maxOutput(in.length)];
        int total = 0;
        for (int at = 0; at < in.length; at += chunk) {
            short[] piece = Arrays.copyOfRange(in, at, Math.min(in.length, at + chunk));
            short[] out = new short[resampler.maxOutput(piece.length)];
            int got = resampler.process(piece, piece.length, out);
            System.arraycopy(out, 0, all, total, got);
            total += got;
        }
        return Arrays.copyOf(all, total);
    }

    private static short[] noise(int samples, long seed) {
        Random random = new Random(seed);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) (random.nextInt(40000) - 20000);
        }
        return noise;
    }
}
