package org.offhook.audio.pcm.card;

import org.offhook.audio.pcm.PcmFormat;

/**
 * How long a card that says nothing is waited for. While a call waits for it, nothing is sent; so the audio thread
 * gives it up after 200 ms, or as much as the loudspeaker holds ready if that is more. Less would give up a sound server
 * that a busy machine keeps waiting, and opening it again takes longer than that.
 */
final class CardPatience {

    /** Some cards take their time before the first period; who opens them waits. */
    static final long SLOW_START_NANOS = 3_000_000_000L;

    private static final long LEAST_NANOS = 200_000_000L;

    private CardPatience() {}

    /** @param ready frames that the loudspeaker holds */
    static long nanos(PcmFormat format, int ready) {
        long held = ready * 1_000_000_000L / format.rateHz();
        return Math.max(held, LEAST_NANOS);
    }
}
