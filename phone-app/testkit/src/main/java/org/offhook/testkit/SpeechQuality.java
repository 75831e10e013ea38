package org.offhook.testkit;

import java.util.Arrays;

/**
 * How much worse speech was heard than it left the sender's codec: a measure of our own, built around the log-spectral
 * distortion that listeners notice, for comparing one receiver with another on the same packets.
 *
 * <p>Frames of 32 ms, 16 ms apart, in which the reference has speech are looked up in what was heard, at the lag that
 * correlates best, near the lag before; so neither a constant delay nor one that wanders slowly costs anything. Both
 * spectra are summed to 17 bands of about one bark, in decibels, with a floor 45 dB under the loudest band of the
 * reference. The frame's disturbance is the root mean square of the differences, sound that was added counting two
 * thirds of sound that is missing, 20 dB at most. A lag that leaps by more than 12 ms counts as a disturbance too: time
 * was cut out or put in. Disturbances are averaged by the sixth power over 0.3 s, as the worst moment of a syllable
 * decides, and by the square over the whole; the result is mapped to 4.5 (same) … 1 (nothing is left).
 *
 * <p>Limits: it is no PESQ or POLQA and its numbers must not be compared with theirs. It does not know the pitch (a
 * hoarse voice with the right spectrum scores too well), neither masking nor noise between words, and it judges narrow
 * band only: both sides are brought to 8 kHz. Delay does not count; it is reported beside.
 *
 * @param score 1…4.5
 * @param disturbanceDb what the score is mapped from
 * @param lagMs mean lag of what was heard
 */
public record SpeechQuality(double score, double disturbanceDb, double lagMs) {
    private static final int RATE = 8000;
    private static final int FRAME = 256;
    private static final int HOP = 128;
    private static final int MATCHED = 512;
    private static final int MS = RATE / 1000;
    private static final double FLOOR_DB = 45;
    private static final double WORST_DB = 20;
    private static final int PERIOD_FRAMES = 20;
    private static final double[] EDGES_HZ = edges();

    private static double[] edges() {
        double[] edges = new double[32];
        for (int i = 0; i < 24; i++) {
            edges[i] = 100 + i * 62.5;
        }
        System.arraycopy(new double[] {1620, 1800, 2000, 2320, 2700, 3150, 3500, 3700}, 0, edges, 24, 8);
        return edges;
    }

    /**
     * Compares the clean decoding with what was heard; the first second of delay is found by itself. A lag of half a
     * sample at 8 kHz would cost fricatives their likeness: sound of a higher rate is compared a second time, shifted by
     * that much, and the better result counts.
     */
    public static SpeechQuality of(Wav reference, Wav heard) {
        SpeechQuality whole = compare(reference, heard);
        int half = heard.rateHz() / (2 * RATE);
        if (half == 0 || whole.disturbanceDb == 0) {
            return whole;
        }
        short[] samples = heard.samples();
        Wav shifted =
                new Wav(heard.rateHz(), Arrays.copyOfRange(samples, Math.min(half, samples.length), samples.length));
        SpeechQuality between = compare(reference, shifted);
        return between.score > whole.score ? between : whole;
    }

    private static SpeechQuality compare(Wav reference, Wav heard) {
        double[] a = samples(reference);
        double[] b = samples(heard);
        double active = level(a, 0, a.length) / 1000;
        int frames = Math.max(0, (a.length - MATCHED) / HOP);
        double[] disturbance = new double[frames];
        int judged = 0;
        int lag = firstLag(a, b);
        int unmatched = 0;
        boolean matched = false;
        boolean pause = true;
        double lagSum = 0;
        for (int i = 0; i < frames; i++) {
            int from = i * HOP;
            if (level(a, from, from + FRAME) < active) {
                pause = true;
                continue;
            }
            int reach = (matched ? Math.min(48 + 16 * unmatched, 1000) : 250) * MS;
            int found = bestLag(a, b, from, lag, reach);
            double leap = 0;
            int before = lag;
            if (found == Integer.MIN_VALUE) {
                unmatched++;
            } else {
                leap = !matched || pause
                        ? 0
                        : Math.min(WORST_DB / 2, Math.max(0, Math.abs(found - lag) / (double) MS - 12) / 3);
                lag = found;
                unmatched = 0;
                matched = true;
            }
            pause = false;
            disturbance[judged++] =
                    Math.min(WORST_DB, Math.min(distance(a, b, from, lag), distance(a, b, from, before)) + leap);
            lagSum += lag / (double) MS;
        }
        double total = 0;
        int periods = 0;
        for (int i = 0; i < judged; i += PERIOD_FRAMES / 2) {
            int to = Math.min(judged, i + PERIOD_FRAMES);
            double sum = 0;
            for (int k = i; k < to; k++) {
                sum += Math.pow(disturbance[k], 6);
            }
            total += Math.pow(sum / (to - i), 2 / 6.0);
            periods++;
        }
        double db = periods == 0 ? WORST_DB : Math.sqrt(total / periods);
        return new SpeechQuality(1 + 3.5 * Math.exp(-db / 11), db, judged == 0 ? 0 : lagSum / judged);
    }

    private static double[] samples(Wav wav) {
        short[] samples = wav.at(RATE).samples();
        double[] out = new double[samples.length];
        Arrays.setAll(out, i -> samples[i]);
        return out;
    }

    private static double level(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        return sum / Math.max(1, to - from);
    }

    /** The lag of the first four seconds as a whole, at most one second. */
    private static int firstLag(double[] a, double[] b) {
        double[] all = Fft.crossCorrelation(
                Arrays.copyOf(a, Math.min(a.length, 4 * RATE)), Arrays.copyOf(b, Math.min(b.length, 5 * RATE)));
        int best = 0;
        for (int i = 0; i < Math.min(RATE, all.length); i++) {
            best = all[i] > all[best] ? i : best;
        }
        return best;
    }

    /** Integer.MIN_VALUE if nothing there resembles the frame. */
    private static int bestLag(double[] a, double[] b, int from, int around, int reach) {
        double best = 0.5;
        int lag = Integer.MIN_VALUE;
        for (int candidate = around - reach; candidate <= around + reach; candidate += 2) {
            double bonus = Math.abs(candidate - around) <= 2 ? 0.1 : 0.05 - Math.abs(candidate - around) / 8000.0 / 4;
            double likeness = correlation(a, b, from, candidate, 2) + bonus;
            if (likeness > best) {
                best = likeness;
                lag = candidate;
            }
        }
        if (lag == Integer.MIN_VALUE) {
            return lag;
        }
        int refined = lag;
        best = -1;
        for (int candidate = lag - 1; candidate <= lag + 1; candidate++) {
            double likeness = correlation(a, b, from, candidate, 1);
            if (likeness > best) {
                best = likeness;
                refined = candidate;
            }
        }
        return refined;
    }

    private static double correlation(double[] a, double[] b, int from, int lag, int step) {
        int begin = Math.max(0, from - (MATCHED - FRAME) / 2);
        if (begin + MATCHED > a.length || begin + lag < 0 || begin + lag + MATCHED > b.length) {
            return 0;
        }
        double product = 0;
        double aa = 1;
        double bb = 1;
        for (int i = begin; i < begin + MATCHED; i += step) {
            product += a[i] * b[i + lag];
            aa += a[i] * a[i];
            bb += b[i + lag] * b[i + lag];
        }
        return product / Math.sqrt(aa * bb);
    }

    private static double distance(double[] a, double[] b, int from, int lag) {
        double[] x = bands(a, from);
        double[] y = bands(b, from + lag);
        double loudest = 0;
        for (double band : x) {
            loudest = Math.max(loudest, band);
        }
        double floor = 10 * Math.log10(loudest + 1) - FLOOR_DB;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double missing = Math.max(floor, 10 * Math.log10(x[i] + 1)) - Math.max(floor, 10 * Math.log10(y[i] + 1));
            sum += missing > 0 ? missing * missing : missing * missing * 4 / 9;
        }
        return Math.sqrt(sum / x.length);
    }

    private static double[] bands(double[] x, int from) {
        double[] re = new double[FRAME];
        double[] im = new double[FRAME];
        for (int i = 0; i < FRAME; i++) {
            int at = from + i;
            re[i] = at < 0 || at >= x.length ? 0 : x[at] * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / FRAME));
        }
        Fft.transform(re, im);
        double[] bands = new double[EDGES_HZ.length - 1];
        for (int i = 1; i < FRAME / 2; i++) {
            double hz = (double) i * RATE / FRAME;
            int band = Arrays.binarySearch(EDGES_HZ, hz);
            band = band < 0 ? -band - 2 : band;
            if (band >= 0 && band < bands.length) {
                bands[band] += re[i] * re[i] + im[i] * im[i];
            }
        }
        return bands;
    }
}
