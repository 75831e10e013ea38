package org.offhook.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a recording contains: loudness, tones, gaps. */
public final class Levels {
    private static final int TONE_WINDOW_MS = 50;
    private static final int GAP_WINDOW_MS = 10;
    private static final double FULL_SCALE = 32768.0;

    private Levels() {}

    /** Root mean square in dB below full scale; a full-scale sine is −3, silence is −∞. */
    public static double rmsDbfs(Wav wav) {
        return rmsDbfs(wav.samples(), 0, wav.samples().length);
    }

    /**
     * Share, 0…1, of the energy that is in these frequencies together: the median over windows of
     * {@value #TONE_WINDOW_MS} ms that are not silent. A pure tone or a chord of just these has about 1,
     * speech much less.
     */
    public static double toneShare(Wav wav, double... frequenciesHz) {
        int length = wav.rateHz() * TONE_WINDOW_MS / 1000;
        short[] samples = wav.samples();
        double[] shares = new double[samples.length / Math.max(1, length)];
        int count = 0;
        for (int from = 0; from + length <= samples.length; from += length) {
            if (rmsDbfs(samples, from, from + length) > -60) {
                shares[count++] = share(samples, from, length, wav.rateHz(), frequenciesHz);
            }
        }
        double[] sorted = Arrays.copyOf(shares, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[count / 2];
    }

    /** A stretch of quiet. */
    public record Gap(Duration start, Duration length) {}

    /** All stretches below the level that last at least so long. */
    public static List<Gap> gaps(Wav wav, double belowDbfs, Duration atLeast) {
        int window = wav.rateHz() * GAP_WINDOW_MS / 1000;
        short[] samples = wav.samples();
        List<Gap> gaps = new ArrayList<>();
        int start = -1;
        for (int from = 0; from <= samples.length; from += window) {
            boolean quiet = from + window <= samples.length && rmsDbfs(samples, from, from + window) < belowDbfs;
            if (quiet && start < 0) {
                start = from;
            } else if (!quiet && start >= 0) {
                Gap gap = new Gap(time(start, wav), time(from - start, wav));
                if (gap.length.compareTo(atLeast) >= 0) {
                    gaps.add(gap);
                }
                start = -1;
            }
        }
        return gaps;
    }

    private static Duration time(int samples, Wav wav) {
        return Duration.ofMillis(samples * 1000L / wav.rateHz());
    }

    private static double rmsDbfs(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / (to - from) / (FULL_SCALE * FULL_SCALE));
    }

    /** Goertzel's algorithm on a Hann window, whose main lobe spreads a tone over three bins. */
    private static double share(short[] samples, int from, int length, int rateHz, double... frequenciesHz) {
        double[] windowed = new double[length];
        double energy = 0;
        double windowSum = 0;
        for (int i = 0; i < length; i++) {
            double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
            windowed[i] = samples[from + i] * weight;
            energy += windowed[i] * windowed[i];
            windowSum += weight * weight;
        }
        double toneEnergy = 0;
        for (double hz : frequenciesHz) {
            double coefficient = 2 * Math.cos(2 * Math.PI * hz / rateHz);
            double s1 = 0;
            double s2 = 0;
            for (double x : windowed) {
                double s0 = x + coefficient * s1 - s2;
                s2 = s1;
                s1 = s0;
            }
            double power = s1 * s1 + s2 * s2 - coefficient * s1 * s2;
            double amplitude = 2 * Math.sqrt(power) / (length * 0.5);
            toneEnergy += amplitude * amplitude / 2 * windowSum;
        }
        return Math.min(1, toneEnergy / energy);
    }
}
