package org.offhook.testkit;

import java.time.Duration;
import java.util.Arrays;

/**
 * How much of what one side sent the other side heard. Both are brought to the lower of the two rates and
 * aligned first. Correlations are normalised: 1 is the same wave at any level, 0 is something else, −1 is
 * the same wave upside down.
 *
 * @param lagMs how much later it was heard than it was sent, counted from the start of each recording
 * @param correlation over the whole overlap at this one lag; a delay that wanders (jitter buffer, clock
 *     skew) or a gap brings it down
 * @param windowed median over windows of {@value #WINDOW_MS} ms, each aligned on its own within
 *     ±{@value #SEARCH_MS} ms of its neighbour; a wandering delay does not hurt it
 * @param coverage share, 0…1, of the windows with sound in what was sent that were heard, that is with
 *     a correlation above {@value #FOUND}
 * @param gainDb level of what was heard against what was sent, over the overlap
 */
public record Score(double lagMs, double correlation, double windowed, double coverage, double gainDb) {
    private static final int WINDOW_MS = 200;
    private static final int SEARCH_MS = 40;
    private static final double FOUND = 0.5;

    /** Windows quieter than this, against the whole, say nothing. */
    private static final double SILENT = Math.pow(10, -25 / 10.0);

    private static final Score NOTHING = new Score(0, 0, 0, 0, Double.NEGATIVE_INFINITY);

    /** Compares what was sent with what was heard; all is 0 when one of them is silent or empty. */
    public static Score of(Wav sent, Wav heard) {
        int rateHz = Math.min(sent.rateHz(), heard.rateHz());
        double[] a = centred(sent.at(rateHz).samples());
        double[] b = centred(heard.at(rateHz).samples());
        if (energy(a, 0, a.length) == 0 || energy(b, 0, b.length) == 0) {
            return NOTHING;
        }
        int lag = bestLag(a, b);
        int from = Math.max(0, -lag);
        int to = Math.min(a.length, b.length - lag);
        double gainDb = 10 * Math.log10(energy(b, from + lag, to + lag) / energy(a, from, to));
        double whole = correlation(a, b, from, to, lag);
        double[] windows = windows(a, b, lag, rateHz);
        Arrays.sort(windows);
        double median = windows.length == 0 ? whole : windows[windows.length / 2];
        double coverage = Arrays.stream(windows).filter(c -> c > FOUND).count() / (double) Math.max(1, windows.length);
        return new Score(lag * 1000.0 / rateHz, whole, median, coverage, gainDb);
    }

    /** The same sound at one delay, or by parts at delays of their own, as adaptive playout leaves it. */
    public double alike() {
        return Math.max(correlation, windowed);
    }

    /** The lag as a duration, for cutting. */
    public Duration lag() {
        return Duration.ofMillis(Math.round(lagMs));
    }

    private static int bestLag(double[] a, double[] b) {
        double[] all = Fft.crossCorrelation(a, b);
        int best = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] > all[best]) {
                best = i;
            }
        }
        return best < b.length ? best : best - all.length;
    }

    /** The best correlation of each window of {@code a} that is not silent. */
    private static double[] windows(double[] a, double[] b, int startLag, int rateHz) {
        int length = Math.min(a.length, rateHz * WINDOW_MS / 1000);
        int search = rateHz * SEARCH_MS / 1000;
        double threshold = energy(a, 0, a.length) / a.length * length * SILENT;
        double[] found = new double[a.length / length];
        int count = 0;
        int lag = startLag;
        for (int from = 0; from + length <= a.length; from += length) {
            if (energy(a, from, from + length) < threshold) {
                continue;
            }
            double best = 0;
            int bestLag = lag;
            for (int candidate = lag - search; candidate <= lag + search; candidate++) {
                double c = correlation(a, b, from, from + length, candidate);
                if (c > best) {
                    best = c;
                    bestLag = candidate;
                }
            }
            if (best > FOUND) {
                lag = bestLag;
            }
            found[count++] = best;
        }
        return Arrays.copyOf(found, count);
    }

    /** Normalised correlation of {@code a[from, to)} with {@code b} shifted by lag; outside b there is silence. */
    private static double correlation(double[] a, double[] b, int from, int to, int lag) {
        double product = 0;
        double aEnergy = 0;
        double bEnergy = 0;
        for (int i = from; i < to; i++) {
            int j = i + lag;
            double y = j >= 0 && j < b.length ? b[j] : 0;
            product += a[i] * y;
            aEnergy += a[i] * a[i];
            bEnergy += y * y;
        }
        return aEnergy == 0 || bEnergy == 0 ? 0 : product / Math.sqrt(aEnergy * bEnergy);
    }

    private static double[] centred(short[] samples) {
        double mean = 0;
        for (short sample : samples) {
            mean += (double) sample / samples.length;
        }
        double[] centred = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            centred[i] = samples[i] - mean;
        }
        return centred;
    }

    private static double energy(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] * values[i];
        }
        return sum;
    }
}
