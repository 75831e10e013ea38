package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

/** Two devices with clocks of their own, in virtual time. */
class AdaptiveResamplerTest {

    private static final PcmFormat FORMAT = PcmFormat.of(16000, 20);
    private static final int TONE_HZ = 500;
    private static final double NOMINAL = FORMAT.periodNanos();

    private final VirtualTicker ticker = new VirtualTicker();
    private final AdaptiveResampler resampler = new AdaptiveResampler(FORMAT, 50, ticker::nanoTime);
    private final Random random = new Random(7);

    private double nextPut = ticker.now;
    private double nextTake = ticker.now + NOMINAL / 3;
    private long put;
    private double farthestPpm;

    /** Both devices run for so long; each comes late by up to so much. Returns what was taken in the last seconds. */
    private short[] run(double seconds, double fasterPpm, double lateMs, int keepSeconds) {
        short[] kept = new short[keepSeconds * FORMAT.rateHz()];
        int at = 0;
        short[] period = new short[FORMAT.periodFrames()];
        long end = ticker.now + (long) (seconds * 1e9);
        farthestPpm = 0;
        while (Math.min(nextPut, nextTake) < end) {
            boolean puts = nextPut <= nextTake;
            double due = puts ? nextPut : nextTake;
            ticker.now = Math.max(ticker.now, (long) (due + random.nextDouble() * lateMs * 1e6));
            if (puts) {
                for (int i = 0; i < period.length; i++) {
                    period[i] = (short) Math.round(8000 * Math.sin(2 * Math.PI * TONE_HZ * put++ / FORMAT.rateHz()));
                }
                resampler.put(period);
                nextPut += NOMINAL / (1 + fasterPpm * 1e-6);
            } else {
                resampler.take(period);
                nextTake += NOMINAL;
                farthestPpm = Math.max(farthestPpm, Math.abs(resampler.ratio() - 1) * 1e6);
                if (due > end - keepSeconds * 1e9 && at + period.length <= kept.length) {
                    System.arraycopy(period, 0, kept, at, period.length);
                    at += period.length;
                }
            }
        }
        return Arrays.copyOf(kept, at);
    }

    @ParameterizedTest
    @CsvSource({"-300, 300", "0, 300", "7, 300", "300, 3600"})
    void skewIsLearntAndAnHourPassesWithoutAGap(int ppm, int seconds) {
        run(120, ppm, 2, 1);
        long gaps = resampler.gaps();
        run(seconds, ppm, 2, 1);
        assertEquals(0, gaps);
        assertEquals(0, resampler.gaps());
        assertEquals(ppm, (resampler.ratio() - 1) * 1e6, 12, "what it has learnt");
        assertTrue(farthestPpm < Math.abs(ppm) + 100, "it wavered to " + farthestPpm + " ppm");
    }

    @Test
    void toneKeepsLevelAndHasNoClicks() {
        run(60, 250, 1, 1);
        short[] heard = run(10, 250, 1, 10);
        double level = Signals.amplitudeAt(TONE_HZ * 1.00025, FORMAT.rateHz(), heard, 0, heard.length);
        assertEquals(8000, level, 100);
        double steepest = 8000 * 2 * Math.PI * TONE_HZ / FORMAT.rateHz();
        for (int i = 1; i < heard.length; i++) {
            assertTrue(Math.abs(heard[i] - heard[i - 1]) < steepest * 1.1, "click at " + i);
        }
    }

    @Test
    void neverMoreThanAThousandPartsInAMillionOff() {
        run(60, 5000, 2, 1);
        assertTrue(farthestPpm <= 1000.001, farthestPpm + " ppm");
        assertTrue(resampler.gaps() > 0, "such a clock is not a sound card's");
    }

    @Test
    void pauseOfTheOtherDeviceIsSilenceAndThenSoundAgain() {
        run(5, 0, 1, 1);
        nextPut += 1e9;
        run(1, 0, 1, 1);
        short[] heard = run(3, 0, 1, 1);
        assertEquals(1, resampler.gaps());
        assertEquals(8000 / Math.sqrt(2), Signals.rms(heard, 0, heard.length), 100);
    }

    @Test
    void takingAllocatesNothing() {
        short[] period = new short[FORMAT.periodFrames()];
        Runnable work = () -> {
            for (int n = 0; n < 100; n++) {
                ticker.now += FORMAT.periodNanos();
                resampler.put(period);
                resampler.take(period);
            }
        };
        work.run();
        Signals.allocatedBy(work);
        assertEquals(0, Signals.allocatedBy(work));
    }
}
