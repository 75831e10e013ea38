package org.offhook.audio.pcm;

/**
 * The period clock of devices without hardware. The schedule is absolute, so it does not drift; who comes late
 * catches up without waiting, as with the buffer of a sound card, unless the buffer would have run over meanwhile.
 */
final class PeriodClock {

    /** Periods that a sound card of ours would buffer. */
    static final int DEPTH = 4;

    private final Ticker ticker;
    private final long periodNanos;
    private long due;

    PeriodClock(Ticker ticker, long periodNanos) {
        this.ticker = ticker;
        this.periodNanos = periodNanos;
    }

    /** The first period ends one period from now. */
    void start() {
        due = ticker.nanoTime() + periodNanos;
    }

    /**
     * Waits for the end of the next period.
     *
     * @return periods lost because the caller came more than {@link #DEPTH} periods late; 0 if none
     */
    long await() {
        long late = ticker.nanoTime() - due;
        long lost = 0;
        if (late < 0) {
            ticker.waitUntil(due);
        } else if (late >= DEPTH * periodNanos) {
            lost = late / periodNanos;
            due += lost * periodNanos;
        }
        due += periodNanos;
        return lost;
    }
}
