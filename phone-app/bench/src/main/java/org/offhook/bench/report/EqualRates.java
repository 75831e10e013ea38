package org.offhook.bench.report;

/** Whether two counts over the same time may come from the same rate. */
public final class EqualRates {

    private static final double SURELY = 0.05;

    private EqualRates() {}

    /**
     * The exact test for two Poisson counts over equal times: if the rates are equal, each of all the events is as
     * likely to be one of the first as one of the second.
     *
     * @return how likely a difference as large as this one or larger is if there is none in truth
     */
    public static double chance(long first, long second) {
        long all = first + second;
        long fewer = Math.min(first, second);
        double logTerm = -all * Math.log(2);
        double tail = 0;
        for (long i = 0; i <= fewer; i++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log(all - i) - Math.log(i + 1);
        }
        return Math.min(1, 2 * tail);
    }

    /** False if the difference can hardly be chance. */
    public static boolean same(long first, long second) {
        return chance(first, second) >= SURELY;
    }
}
