package org.offhook.bench.report;

import java.util.Arrays;

/** The few numbers that a list of samples is reduced to. All methods refuse an empty list. */
public final class Statistics {

    private Statistics() {}

    /** The middle value; of an even number of samples the mean of the two in the middle. */
    public static double median(double[] samples) {
        double[] sorted = sorted(samples);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Nearest-rank percentile: the smallest sample that at least {@code percent} per cent of all samples do not exceed.
     *
     * @param percent above 0, up to 100
     */
    public static double percentile(double[] samples, double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percentile " + percent + " is not in (0, 100]");
        }
        double[] sorted = sorted(samples);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** Standard deviation of all the samples there are (divided by n, not n − 1). */
    public static double deviation(double[] samples) {
        double mean = Arrays.stream(sorted(samples)).average().orElseThrow();
        double squares =
                Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / samples.length);
    }

    private static double[] sorted(double[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        double[] copy = samples.clone();
        Arrays.sort(copy);
        return copy;
    }
}
