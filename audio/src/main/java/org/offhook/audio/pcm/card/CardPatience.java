package org.offhook.audio.pcm.card;

import org.offhook.audio.pcm.PcmFormat;

/**
 * How long a card that says nothing is waited for. While a call waits for it, nothing is sent; so the audio thread
 * gives it up after 300 ms, or as much as the loudspeaker holds ready if that is more. Less would give up a sound server
 * that a busy machine keeps waiting, and opening it again takes longer than that. A card that says that it has over-
 * or under-run, however late it is asked, is alive: it starts anew and has that time once more.
 *
 * <p>Threads: one owner.
 */
final class CardPatience {

    /** Some cards take their time before the first period; who opens them waits. */
    static final long SLOW_START_NANOS = 3_000_000_000L;

    /** Between two attempts that went wrong. */
    static final long PAUSE_NANOS = 2_000_000L;

    private static final long LEAST_NANOS = 300_000_000L;

    private long nanos = LEAST_NANOS;
    private long deadline;
    private boolean renewed;

    /** @param ready frames that the loudspeaker holds */
    void forLoudspeaker(PcmFormat format, int ready) {
        nanos = Math.max(LEAST_NANOS, ready * 1_000_000_000L / format.rateHz());
    }

    /** From now on. */
    void begin() {
        deadline = System.nanoTime() + nanos;
        renewed = false;
    }

    boolean over() {
        return System.nanoTime() - deadline > 0;
    }

    /** The card starts anew: it has as much time again, but only once. */
    void renew() {
        if (!renewed) {
            begin();
            renewed = true;
        }
    }

    /** True if it has started anew and it did not help. */
    boolean spent() {
        return renewed;
    }
}
