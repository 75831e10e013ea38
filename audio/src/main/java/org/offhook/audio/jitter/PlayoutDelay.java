package org.offhook.audio.jitter;

/**
 * Measures how much the time under way varies and proposes a playout delay: the spread between the fastest and
 * (but for outliers, 2 of 100) the slowest of the last packets, and half a period for rounding.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class PlayoutDelay {

    private static final int WINDOW = 100;
    private static final long ROUNDING_NANOS = 10_000_000;
    private static final long JUMP_NANOS = 2_000_000_000L;
    private static final long JUMP_AT_SPURT_NANOS = 60_000_000;

    private final long minNanos;
    private final long maxNanos;
    private final long[] transits = new long[WINDOW];
    private int filled;
    private int next;
    private int clockHz;
    private long firstTimestamp;
    private long targetNanos;

    PlayoutDelay(JitterSettings settings) {
        minNanos = settings.minDelayMs() * 1_000_000L;
        maxNanos = settings.maxDelayMs() * 1_000_000L;
        targetNanos = minNanos;
    }

    /**
     * Takes note of a packet. Some senders' time stamps stand still in a pause: at the start of a talk spurt a leap
     * says nothing about the network.
     *
     * @param timestamp extended beyond 32 bits
     * @param marker true at the start of a talk spurt
     */
    void packet(long timestamp, int packetClockHz, boolean marker, long arrivalNanos) {
        if (packetClockHz != clockHz) {
            reset();
            clockHz = packetClockHz;
        }
        if (filled == 0) {
            firstTimestamp = timestamp;
        }
        long transit = arrivalNanos - nanos(timestamp - firstTimestamp, clockHz);
        if (filled > 0
                && Math.abs(transit - transits[(next + WINDOW - 1) % WINDOW])
                        > (marker ? JUMP_AT_SPURT_NANOS : JUMP_NANOS)) {
            reset();
            firstTimestamp = timestamp;
            transit = arrivalNanos;
        }
        transits[next] = transit;
        next = (next + 1) % WINDOW;
        filled = Math.min(filled + 1, WINDOW);
        targetNanos = Math.clamp(spread() + ROUNDING_NANOS, minNanos, maxNanos);
    }

    private long spread() {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long second = Long.MIN_VALUE;
        long third = Long.MIN_VALUE;
        for (int i = 0; i < filled; i++) {
            long transit = transits[i];
            least = Math.min(least, transit);
            if (transit > most) {
                third = second;
                second = most;
                most = transit;
            } else if (transit > second) {
                third = second;
                second = transit;
            } else if (transit > third) {
                third = transit;
            }
        }
        return (filled < WINDOW / 2 ? most : third) - least;
    }

    static long nanos(long ticks, int clockHz) {
        return ticks * 1_000_000 / clockHz * 1000;
    }

    long targetNanos() {
        return targetNanos;
    }

    /** Forgets the packets but keeps the target. */
    void reset() {
        filled = 0;
        next = 0;
    }
}
