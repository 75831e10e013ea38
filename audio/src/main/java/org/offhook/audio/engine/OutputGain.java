package org.offhook.audio.engine;

/**
 * How loud all is that is heard. A change is spread over a period, so that it does not click; what would be louder than
 * full scale is held there.
 *
 * <p>Threads: {@link #set} by any, {@link #apply} by the audio thread, without allocation or lock.
 */
final class OutputGain {

    static final int LEAST_DB = -60;
    static final int MOST_DB = 30;

    private static final int SHIFT = 12;
    private static final int UNITY = 1 << SHIFT;

    private volatile int wanted = UNITY;
    private int reached = UNITY;

    /** @param decibels 0 leaves everything as it is; {@link #LEAST_DB} and less is silence */
    void set(int decibels) {
        wanted = decibels <= LEAST_DB ? 0 : (int) Math.round(UNITY * Math.pow(10, Math.min(decibels, MOST_DB) / 20.0));
    }

    /**
     * Makes a period of what is heard.
     *
     * @param sum of the sessions
     * @param out holds the tones, and gets the whole
     */
    void apply(int[] sum, short[] out, int frames) {
        int target = wanted;
        long change = target - reached;
        for (int i = 0; i < frames; i++) {
            long gain = reached + change * (i + 1) / frames;
            long sample = (sum[i] + out[i]) * gain >> SHIFT;
            out[i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        reached = target;
    }
}
