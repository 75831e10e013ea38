package org.offhook.audio.jitter;

import java.util.Arrays;

/**
 * Decoded sound on its way to the ear: what is still to be played, and behind it what was played last, which
 * time-scaling needs.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class SoundLine {

    private static final int PAST_MS = 40;
    private static final int AHEAD_MS = 320;

    private final int past;
    private final int ramp;
    /** Samples; the next one to be played is at {@link #from}, the last one before {@link #to}. */
    final short[] pcm;

    int from;
    int to;

    SoundLine(int rateHz) {
        past = rateHz / 1000 * PAST_MS;
        ramp = rateHz / 500;
        pcm = new short[past + rateHz / 1000 * AHEAD_MS];
        clear();
    }

    /** Nothing to play, and silence behind. */
    void clear() {
        Arrays.fill(pcm, 0, past, (short) 0);
        from = past;
        to = past;
    }

    int waiting() {
        return to - from;
    }

    /** Samples that can be looked back at. */
    int past() {
        return past;
    }

    void append(short[] samples, int count) {
        int n = Math.min(count, room(count));
        System.arraycopy(samples, 0, pcm, to, n);
        to += n;
    }

    /** Silence; where the sound before it ends in the midst of a wave, it runs out in two milliseconds. */
    void appendSilence(int count) {
        int n = Math.clamp(count, 0, room(count));
        int last = pcm[to - 1];
        for (int i = 0; i < n; i++) {
            pcm[to + i] = (short) (i < ramp ? last * (ramp - 1 - i) / ramp : 0);
        }
        to += n;
    }

    /** What the sound ends in runs out over the beginning of {@code samples}, which come next. */
    void runOut(short[] samples, int count) {
        int last = pcm[to - 1];
        for (int i = 0; i < Math.min(count, ramp); i++) {
            int mixed = samples[i] + last * (ramp - 1 - i) / ramp;
            samples[i] = (short) Math.clamp(mixed, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    /** Forgets what waits. */
    void drop() {
        to = from;
    }

    /** Moves {@code samples} samples out to be played; fewer must not be waiting. */
    void take(short[] out, int samples) {
        System.arraycopy(pcm, from, out, 0, samples);
        from += samples;
    }

    /** Makes place at the end, and says how much there is. */
    int room(int wanted) {
        if (pcm.length - to < wanted && from > past) {
            int shift = from - past;
            System.arraycopy(pcm, shift, pcm, 0, to - shift);
            from -= shift;
            to -= shift;
        }
        return pcm.length - to;
    }
}
