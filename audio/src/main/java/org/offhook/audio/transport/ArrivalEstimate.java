package org.offhook.audio.transport;

/**
 * When packets arrived of which is known only between which two readings. The best guess is the middle: right on the
 * average, wrong by half a period at most. If the reader itself came late, the packets that waited for it are taken to
 * have come as regularly as their time stamps say, so that its own delay does not look like the network's.
 *
 * <p>Threads: one owner, the reader.
 */
final class ArrivalEstimate {

    private static final long HALF_A_PERIOD_NANOS = 10_000_000;
    /** Longest time between two readings that is no delay of the reader: one and a half of the longest period. */
    private static final long ON_TIME_NANOS = 30_000_000;
    /** Longer than any delay for which a sound device makes up with its buffer. */
    private static final long PAUSE_NANOS = 100_000_000;

    private boolean begun;
    private boolean paused;
    private long fromNanos;
    private long toNanos;
    private int lastTimestamp;
    private int lastClockHz;
    private long lastNanos;

    /** What is read from now on came between the reading before and this one. */
    void reading(long nowNanos) {
        paused = !begun || nowNanos - toNanos > PAUSE_NANOS;
        begun = true;
        fromNanos = toNanos;
        toNanos = nowNanos;
    }

    /** True if nobody has read for so long that nothing is known of when anything arrived. */
    boolean paused() {
        return paused;
    }

    /**
     * @param timestamp RTP time stamp of the next packet
     * @param clockHz its clock; 0 if the time stamp says nothing about its time
     */
    long of(int timestamp, int clockHz) {
        if (paused) {
            return toNanos - HALF_A_PERIOD_NANOS;
        }
        long window = toNanos - fromNanos;
        long guess = fromNanos + window / 2;
        if (clockHz == 0) {
            return guess;
        }
        if (clockHz == lastClockHz && window > ON_TIME_NANOS) {
            long expected = lastNanos + (timestamp - lastTimestamp) * 1_000_000L / clockHz * 1000;
            guess = Math.clamp(expected, fromNanos, toNanos);
        }
        lastTimestamp = timestamp;
        lastClockHz = clockHz;
        lastNanos = guess;
        return guess;
    }
}
