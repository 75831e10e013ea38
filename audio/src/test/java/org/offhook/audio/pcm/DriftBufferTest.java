package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

/** A browser with a clock of its own, in virtual time. */
class DriftBufferTest {

    private static final PcmFormat FORMAT = PcmFormat.of(16000, 20);
    private static final int PERIOD = FORMAT.periodFrames();
    private static final double TONE_HZ = 1000;

    private final DriftBuffer buffer = new DriftBuffer(FORMAT);
    private final Random random = new Random(42);
    private final Deque<Double> arrivals = new ArrayDeque<>();
    private long sent;

    /** Sends frames that were spoken by {@code clockPpm} too fast a clock and came up to {@code jitterMs} late. */
    private void send(double untilMs, double clockPpm, double jitterMs) {
        double frameMs = 20 / (1 + clockPpm * 1e-6);
        while (true) {
            double spoken = (sent + arrivals.size() + 1) * frameMs;
            if (spoken > untilMs) {
                break;
            }
            double last = arrivals.isEmpty() ? 0 : arrivals.getLast();
            arrivals.add(Math.max(last, spoken + random.nextDouble() * jitterMs));
        }
        while (!arrivals.isEmpty() && arrivals.getFirst() <= untilMs) {
            arrivals.removeFirst();
            short[] frame = new short[PERIOD];
            for (int i = 0; i < PERIOD; i++) {
                frame[i] = tone(sent * PERIOD + i);
            }
            sent++;
            buffer.put(frame, PERIOD);
        }
    }

    private static short tone(long sample) {
        return (short) Math.round(10_000 * Math.sin(2 * Math.PI * TONE_HZ * sample / FORMAT.rateHz()));
    }

    @ParameterizedTest(name = "{0} ppm, {1} ms")
    @CsvSource({"0, 0", "100, 5", "-100, 5", "500, 15", "-500, 15", "0, 30", "1000, 15", "-1000, 15"})
    void clocksThatDifferNeverAddUp(double ppm, double jitterMs) {
        short[] period = new short[PERIOD];
        int minutes = 10;
        double most = 0;
        long early = 0;
        for (int n = 1; n <= minutes * 60 * 50; n++) {
            send(n * 20.0 + 0.1, ppm, jitterMs);
            buffer.take(period);
            if (n == 3000) {
                early = buffer.underruns(); // it may learn the jitter in the first minute
            }
            if (n > 1500) {
                most = Math.max(most, buffer.fillMs());
            }
        }
        assertEquals(early, buffer.underruns(), "it never runs dry once it has settled");
        assertEquals(0, buffer.losses());
        assertTrue(most < 140, "it does not hold ever more sound: " + most + " ms");
    }

    /** Over any 100 ms the output is a pure tone: what is left after the best fitting sine is far below it. */
    @Test
    void toneStaysATone() {
        short[] period = new short[PERIOD];
        short[] heard = new short[5 * PERIOD];
        double worst = 0;
        for (int n = 1; n <= 60 * 50; n++) {
            send(n * 20.0 + 0.1, 300, 10);
            buffer.take(period);
            System.arraycopy(heard, PERIOD, heard, 0, 4 * PERIOD);
            System.arraycopy(period, 0, heard, 4 * PERIOD, PERIOD);
            if (n > 100) {
                worst = Math.max(worst, residue(heard));
            }
        }
        assertTrue(worst < 0.02, "residue " + worst);
    }

    private static double residue(short[] heard) {
        double best = 1;
        for (double ppm = 0; ppm <= 1000; ppm += 50) {
            double w = 2 * Math.PI * TONE_HZ * (1 + ppm * 1e-6) / FORMAT.rateHz();
            double cc = 0;
            double ss = 0;
            double cs = 0;
            double xc = 0;
            double xs = 0;
            double xx = 0;
            for (int i = 0; i < heard.length; i++) {
                double c = Math.cos(w * i);
                double s = Math.sin(w * i);
                cc += c * c;
                ss += s * s;
                cs += c * s;
                xc += heard[i] * c;
                xs += heard[i] * s;
                xx += (double) heard[i] * heard[i];
            }
            double determinant = cc * ss - cs * cs;
            double a = (xc * ss - xs * cs) / determinant;
            double b = (xs * cc - xc * cs) / determinant;
            best = Math.min(best, Math.sqrt(Math.max(0, 1 - (a * xc + b * xs) / xx)));
        }
        return best;
    }

    /** While the clocks agree, nothing is stretched: what goes in comes out, sample by sample. */
    @Test
    void soundOfAClockThatAgreesPassesUnchanged() {
        short[] period = new short[PERIOD];
        double worst = 0;
        for (int n = 1; n <= 60 * 50; n++) {
            send(n * 20.0 + 0.1, 0, 8);
            buffer.take(period);
            if (n > 10) {
                double phase = Math.atan2(product(period, 0.25), product(period, 0));
                first = Double.isNaN(first) ? phase : first;
                worst = Math.max(worst, Math.abs(Math.IEEEremainder(phase - first, 2 * Math.PI)));
            }
        }
        assertTrue(worst < 0.01, "the tone's phase moves by " + worst);
    }

    private double first = Double.NaN;

    /** With a tone of whole cycles a period, shifted by a part of a cycle. */
    private static double product(short[] period, double shift) {
        double sum = 0;
        for (int i = 0; i < PERIOD; i++) {
            sum += period[i] * Math.sin(2 * Math.PI * (TONE_HZ * i / FORMAT.rateHz() + shift));
        }
        return sum;
    }

    @Test
    void silentUntilEnoughIsThereAndAfterItStops() {
        short[] period = new short[PERIOD];
        Arrays.fill(period, (short) 7);
        buffer.take(period);
        assertEquals(0, period[0]);
        short[] loud = new short[PERIOD];
        Arrays.fill(loud, (short) 5000);
        for (int n = 0; n < 2; n++) {
            buffer.put(loud, PERIOD);
            buffer.take(period);
            assertEquals(0, period[PERIOD - 1], "40 ms are not enough");
        }
        buffer.put(loud, PERIOD);
        buffer.take(period);
        assertEquals(5000, period[PERIOD - 1], 60);
        for (int n = 0; n < 4; n++) {
            buffer.take(period);
        }
        assertEquals(0, period[0]);
        assertEquals(1, buffer.underruns());
    }

    @Test
    void soundThatPiledUpIsCutToWhatIsWanted() {
        short[] frame = new short[PERIOD];
        for (int n = 0; n < 40; n++) {
            buffer.put(frame, PERIOD);
        }
        buffer.take(frame);
        for (int n = 0; n < 40; n++) {
            buffer.put(frame, PERIOD);
        }
        buffer.take(frame);
        assertTrue(buffer.fillMs() < 60, buffer.fillMs() + " ms");
        assertEquals(1, buffer.losses());
    }

    @Test
    void periodsAllocateNothing() {
        short[] frame = new short[PERIOD];
        Runnable work = () -> {
            for (int n = 0; n < 50; n++) {
                buffer.put(frame, PERIOD);
                buffer.take(frame);
            }
        };
        work.run();
        Signals.allocatedBy(work);
        assertEquals(0, Signals.allocatedBy(work));
    }
}
