package org.offhook.audio.pcm;

/**
 * How much sound a card holds ready for the loudspeaker when nobody has said how much. It is what a late audio thread
 * may use up, and it is delay. The rule: one period, which the thread works on, and the longest pause measured, in
 * whole periods; never less than three periods and 40 ms, never more than 120 ms.
 */
public final class CardBuffer {

    private static final int LEAST_MS = 40;
    private static final int LEAST_PERIODS = 3;
    private static final int MOST_MS = 120;

    private CardBuffer() {}

    /**
     * Frames to hold ready.
     *
     * @param latencyMs what somebody has said, of which only a period is the least; 0 if nobody has
     * @param worstPauseNanos longest time that the audio thread has been late; 0 if nothing is known
     */
    public static int frames(int latencyMs, PcmFormat format, long worstPauseNanos) {
        int period = format.periodFrames();
        if (latencyMs > 0) {
            return Math.max(period, latencyMs * format.rateHz() / 1000);
        }
        int least = Math.max(LEAST_PERIODS * period, format.rateHz() / 1000 * LEAST_MS);
        int most = Math.max(least, format.rateHz() / 1000 * MOST_MS);
        long periods = 1 + Math.ceilDiv(worstPauseNanos, format.periodNanos());
        return Math.clamp(periods * period, least, most);
    }
}
