package org.offhook.audio.codec.g711;

import java.util.Arrays;

/**
 * Fills the gap of a lost packet with the last pitch period, after the idea of G.711 Appendix I: the longer the gap,
 * the more periods are repeated in turn (one alone soon buzzes) and the quieter it gets: full for 10 ms, then down
 * by a fifth every 10 ms, silent after 60 ms. The seams are cross-faded, and so is the return of the real signal.
 * Other than in the appendix nothing is delayed: where the gap begins, the step to the repeated period is
 * spread over its first quarter instead.
 *
 * <p>Works at 8 kHz; pitch from 66 to 200 Hz. Allocates nothing after construction.
 */
final class LossConcealer {

    private static final int TEN_MS = 80;
    private static final int SHORTEST = 40;
    private static final int LONGEST = 120;
    private static final int MAX_PERIODS = 3;
    private static final int COMPARED = 160;
    private static final int HISTORY = MAX_PERIODS * LONGEST + LONGEST / 4;
    /** Below a correlation of one half the sound has no pitch; a short piece of noise repeated would give it one. */
    private static final double UNVOICED = 0.25;

    private static final int SILENT_AFTER = 6 * TEN_MS;

    private final short[] history = new short[HISTORY]; // the latest sample last
    private final short[] fade = new short[TEN_MS];

    private int gap; // samples concealed since the last packet
    private int pitch;
    private int seam; // a quarter of the pitch period
    private int cycle; // samples that are repeated: one to three pitch periods
    private int position; // in the cycle
    private int step; // from the last real sample to where the repetition began

    /** A packet came: remembers it, and cross-fades into it if a gap was filled before. */
    void received(short[] pcm, int samples) {
        if (gap > 0) {
            int overlap = Math.min(samples, Math.min(TEN_MS, TEN_MS / 4 + gap / 4));
            int known = gap;
            synthesize(fade, overlap);
            gap = known;
            for (int i = 0; i < overlap; i++) {
                pcm[i] = (short) ((fade[i] * (overlap - i) + pcm[i] * (i + 1)) / (overlap + 1));
            }
            gap = 0;
        }
        remember(pcm, samples);
    }

    /** A packet did not come: makes up {@code samples} samples. */
    void lost(short[] pcm, int samples) {
        if (gap == 0) {
            begin();
        }
        synthesize(pcm, samples);
    }

    private void begin() {
        pitch = findPitch();
        seam = pitch / 4;
        cycle = pitch;
        position = 0;
        step = history[HISTORY - 1] - history[HISTORY - 1 - pitch];
    }

    private void synthesize(short[] pcm, int samples) {
        if (gap >= SILENT_AFTER) {
            Arrays.fill(pcm, 0, samples, (short) 0);
            return;
        }
        for (int i = 0; i < samples; i++) {
            int value = repeated();
            if (gap < seam) {
                value += step * (seam - gap) / (seam + 1);
            }
            pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, faded(value)));
            gap = Math.min(gap + 1, SILENT_AFTER);
        }
    }

    /** The next sample of the repetition, cross-faded near the end of a cycle into what precedes the next one. */
    private int repeated() {
        int nextCycle = Math.min(MAX_PERIODS, 1 + gap / TEN_MS) * pitch;
        int value = history[HISTORY - cycle + position];
        int intoSeam = position - (cycle - seam);
        if (intoSeam >= 0) {
            int other = history[HISTORY - nextCycle - seam + intoSeam];
            value = (value * (seam - intoSeam) + other * (intoSeam + 1)) / (seam + 1);
        }
        position++;
        if (position == cycle) {
            position = 0;
            cycle = nextCycle;
        }
        return value;
    }

    private int faded(int value) {
        if (gap < TEN_MS) {
            return value;
        }
        int left = SILENT_AFTER - gap;
        return value * left / (SILENT_AFTER - TEN_MS);
    }

    /** The lag at which the last 20 ms resemble best what was before them, by normalised cross-correlation. */
    private int findPitch() {
        double best = 0;
        double own = 1;
        for (int i = HISTORY - COMPARED; i < HISTORY; i++) {
            own += history[i] * history[i];
        }
        int lag = LONGEST / 2;
        for (int candidate = SHORTEST; candidate <= LONGEST; candidate++) {
            long cross = 0;
            long energy = 1;
            for (int i = HISTORY - COMPARED; i < HISTORY; i++) {
                int past = history[i - candidate];
                cross += (long) history[i] * past;
                energy += (long) past * past;
            }
            double likeness = cross <= 0 ? 0 : (double) cross * cross / energy;
            if (likeness > best * 1.0001) {
                best = likeness;
                lag = candidate;
            }
        }
        return best < UNVOICED * own ? LONGEST : lag;
    }

    private void remember(short[] pcm, int samples) {
        int kept = Math.max(0, HISTORY - samples);
        System.arraycopy(history, HISTORY - kept, history, 0, kept);
        System.arraycopy(pcm, samples - (HISTORY - kept), history, kept, HISTORY - kept);
    }
}
