package org.offhook.audio.transport;

import java.util.function.LongSupplier;

/**
 * NTP time stamps for sender reports (RFC 3550 §4). Taken from the wall clock once and driven by the monotonic one
 * from then on, so that setting the clock does not spoil round-trip times.
 */
final class NtpClock {

    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final long epochNanos;
    private final LongSupplier nanoClock;

    NtpClock(long wallMillis, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        epochNanos = wallMillis * 1_000_000 - nanoClock.getAsLong();
    }

    /** Now, in the 64-bit NTP format. */
    long now() {
        return at(nanoClock.getAsLong());
    }

    long at(long nanoTime) {
        long nanos = epochNanos + nanoTime;
        long seconds = Math.floorDiv(nanos, 1_000_000_000L) + SECONDS_1900_TO_1970;
        long fraction = (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000L;
        return seconds << 32 | fraction;
    }

    /** The middle 32 bits, in 1/65536 s. */
    static int middle(long ntp) {
        return (int) (ntp >>> 16);
    }
}
