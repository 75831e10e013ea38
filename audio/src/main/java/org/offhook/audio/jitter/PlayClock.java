package org.offhook.audio.jitter;

/**
 * The time at which sound is played, as the readings tell: it goes on by what is read, and follows the real clock
 * slowly, so that a reader who comes late once does not look like a network that does.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class PlayClock {

    private static final long STANDSTILL_NANOS = 200_000_000;
    private static final int INERTIA = 64;

    private boolean begun;
    private boolean late;
    private long at;
    private long periodNanos;

    /** A reading of {@code period} at {@code nowNanos}. */
    void reading(long nowNanos, long period) {
        long expected = at + periodNanos;
        long off = nowNanos - expected;
        if (!begun || Math.abs(off) > STANDSTILL_NANOS) {
            at = nowNanos;
            late = false;
        } else {
            at = expected + off / INERTIA;
            late = off > period / 2;
        }
        begun = true;
        periodNanos = period;
    }

    /** When the next sample of this reading is played. */
    long at() {
        return at;
    }

    /** When a packet that was handed over before this reading could first be used, had the reader been in time. */
    long usable(long arrivalNanos) {
        if (!late || arrivalNanos <= at) {
            return at;
        }
        return at + Math.ceilDiv(arrivalNanos - at, periodNanos) * periodNanos;
    }
}
