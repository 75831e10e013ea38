package org.offhook.hal.lamp;

/**
 * How a lamp shines. Whether it is lit is a function of the clock alone: nothing adds up, so no lamp drifts,
 * and lamps of one pattern blink together whenever each of them began.
 */
public enum LampPattern {
    OFF(0, 0),
    STEADY(0, 0),
    /** One second on, one second off. */
    SLOW(1000, 2000),
    /** 200 ms on, 200 ms off. */
    FAST(200, 400),
    /** Lit but for a blink: 450 ms on, 50 ms off, as key telephones show a held line. */
    WINK(450, 500);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long onNanos;
    private final long cycleNanos;

    LampPattern(int onMillis, int cycleMillis) {
        this.onNanos = onMillis * NANOS_PER_MILLI;
        this.cycleNanos = cycleMillis * NANOS_PER_MILLI;
    }

    /** True when it changes by itself. */
    public boolean blinks() {
        return cycleNanos > 0;
    }

    /**
     * Whether a lamp with this pattern is lit.
     *
     * @param atNanos by any clock that goes on evenly ({@link System#nanoTime()}); may be negative
     */
    public boolean lit(long atNanos) {
        return blinks() ? Math.floorMod(atNanos, cycleNanos) < onNanos : this == STEADY;
    }

    /**
     * Time until {@link #lit} changes, more than 0; {@link Long#MAX_VALUE} if it never does.
     *
     * @param atNanos by the same clock
     */
    public long nanosToChange(long atNanos) {
        if (!blinks()) {
            return Long.MAX_VALUE;
        }
        long phase = Math.floorMod(atNanos, cycleNanos);
        return (phase < onNanos ? onNanos : cycleNanos) - phase;
    }
}
