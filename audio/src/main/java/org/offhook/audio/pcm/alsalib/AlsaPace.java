package org.offhook.audio.pcm.alsalib;

/**
 * When to look for the next period. It sleeps until the period is expected and then looks again in short naps; the time at
 * which it came gives the next expectation. So the thread wakes once or twice a period, and follows
 * the card's clock to within a nap. Audio thread only.
 */
final class AlsaPace {

    static final long NAP_NANOS = 500_000;

    /** The expectation is moved ahead by this each time, until a period turns out not to be there yet. */
    private static final long CREEP_NANOS = 150_000;

    private final long periodNanos;
    private long due;
    private boolean napped;

    AlsaPace(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** How long to sleep before looking again, as the period is not there at {@code now}; at most a period. */
    long nanosToWait(long now) {
        long left = due - now;
        if (left > 0 && left <= periodNanos) {
            return left;
        }
        napped = true;
        return NAP_NANOS;
    }

    /** The period is there at {@code now}. */
    void arrived(long now) {
        boolean lost = Math.abs(now - due) > periodNanos;
        due = napped || lost ? now + periodNanos : due + periodNanos;
        due -= CREEP_NANOS;
        napped = false;
    }
}
