package org.offhook.audio.jitter;

/**
 * Watches how long packets wait before they are played, and says when the delay has left its band for long: the
 * clocks of the two ends drift apart, or a hiccup has left the delay longer than the network needs.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class DelayWatch {

    static final int FITS = 0;
    static final int TOO_LONG = 1;
    static final int TOO_SHORT = 2;

    private static final long WINDOW_NANOS = 3_000_000_000L;
    private static final long SLACK_NANOS = 12_000_000;
    private static final long ROUNDING_NANOS = 8_000_000;

    private long watchedNanos;
    private long leastNanos;
    private long sumNanos;
    private int packets;

    DelayWatch() {
        restart();
    }

    /**
     * Takes note of a packet being played.
     *
     * @param waitedNanos from arrival to playing
     * @param frameNanos length of the packet's sound
     * @return a verdict at the end of each window, else {@link #FITS}
     */
    int played(long waitedNanos, long frameNanos, long targetNanos) {
        leastNanos = Math.min(leastNanos, waitedNanos);
        sumNanos += waitedNanos;
        packets++;
        watchedNanos += frameNanos;
        if (watchedNanos < WINDOW_NANOS) {
            return FITS;
        }
        long least = leastNanos;
        long mean = sumNanos / packets;
        restart();
        if (least > targetNanos + Math.max(SLACK_NANOS, frameNanos - ROUNDING_NANOS)) {
            return TOO_LONG;
        }
        return mean < targetNanos * 3 / 8 ? TOO_SHORT : FITS;
    }

    void restart() {
        watchedNanos = 0;
        leastNanos = Long.MAX_VALUE;
        sumNanos = 0;
        packets = 0;
    }
}
