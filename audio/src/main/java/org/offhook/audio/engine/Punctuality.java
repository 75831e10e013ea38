package org.offhook.audio.engine;

import org.offhook.audio.rtp.Counter;

/**
 * When the audio thread came, against when the device's clock had a period ready for it. The clock is learnt from the
 * periods themselves: the earliest ones are on time, and each is expected a period after the one before, a trifle more
 * so that a slower card counts as such and not as late.
 *
 * <p>A period is missed if its work ended only after the next one was due: with nothing buffered that would be heard.
 *
 * <p>Threads: {@link #began}, {@link #ended} and {@link #restart} by the audio thread, without allocation, lock or
 * exception; the rest by any.
 */
final class Punctuality {

    /** A clock that is slower by 500 ppm is followed. */
    private static final int CREEP_PARTS = 2000;

    /** Who is that late has lost his place: the device will not give all of these periods. */
    private static final int PERIODS_TO_FORGET = 50;

    private static final long WINDOW_NANOS = 300_000_000_000L;

    private final long periodNanos;
    private final Counter[] steps = new Counter[Lateness.STEPS];
    private final Counter missed = new Counter();
    private final Counter worst = new Counter();
    private boolean placed;
    private boolean begun;
    private long dueNanos;
    private long deadlineNanos;

    private long windowEnd;
    private long worstOfWindow;
    private long worstBefore;

    Punctuality(long periodNanos) {
        this.periodNanos = periodNanos;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new Counter();
        }
    }

    /** The next period begins a new count: another clock, or periods were lost. */
    void restart() {
        placed = false;
    }

    /** The device has given a period. */
    void began(long nowNanos) {
        long late = placed ? nowNanos - dueNanos : 0;
        if (!begun) {
            begun = true;
            windowEnd = nowNanos + WINDOW_NANOS;
        }
        placed = late <= PERIODS_TO_FORGET * periodNanos;
        count(Math.max(0, late), nowNanos);
        long due = !placed || late <= 0 ? nowNanos : dueNanos + Math.min(late, periodNanos / CREEP_PARTS);
        placed = true;
        dueNanos = due + periodNanos;
        deadlineNanos = dueNanos;
    }

    private void count(long late, long nowNanos) {
        steps[Lateness.step(late)].increment();
        if (late > worst.get()) {
            worst.set(late);
        }
        if (nowNanos - windowEnd > 0) {
            windowEnd = nowNanos + WINDOW_NANOS;
            worstBefore = worstOfWindow;
            worstOfWindow = 0;
        }
        worstOfWindow = Math.max(worstOfWindow, late);
    }

    /** The period's work is done. */
    void ended(long nowNanos) {
        if (nowNanos - deadlineNanos > 0) {
            missed.increment();
        }
    }

    /** Longest lateness of the last five to ten minutes; audio thread. */
    long recentWorstNanos() {
        return Math.max(worstOfWindow, worstBefore);
    }

    long missed() {
        return missed.get();
    }

    long worstNanos() {
        return worst.get();
    }

    Lateness lateness() {
        long[] counts = new long[steps.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = steps[i].get();
        }
        return new Lateness(counts);
    }
}
