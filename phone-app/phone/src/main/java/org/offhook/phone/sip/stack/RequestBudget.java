package org.offhook.phone.sip.stack;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many requests outside a dialog are taken. jSIP keeps what it needs to answer one again for 32 s (RFC 3261 §17.2, timers
 * H and J), some kB each, all of which every garbage collection has to look at: a flood would first make the sound stutter
 * and then fill the memory. The budget holds {@value #MOST} and fills up by {@value #A_SECOND} a second, far more than any
 * server has to say to a phone, and no more than twice the first number is ever kept.
 *
 * <p>Threads: any.
 */
final class RequestBudget {

    static final int MOST = 4000;
    static final int A_SECOND = 125;

    private static final long NANOS_EACH = TimeUnit.SECONDS.toNanos(1) / A_SECOND;

    private final LongSupplier nanoClock;
    private long emptyAt; // the budget is the time since then

    RequestBudget(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        emptyAt = nanoClock.getAsLong() - MOST * NANOS_EACH;
    }

    /** True if one more may be taken, which is counted then. */
    synchronized boolean take() {
        long now = nanoClock.getAsLong();
        if (now - emptyAt > MOST * NANOS_EACH) {
            emptyAt = now - MOST * NANOS_EACH;
        }
        if (now - emptyAt < NANOS_EACH) {
            return false;
        }
        emptyAt += NANOS_EACH;
        return true;
    }
}
