package org.offhook.audio.codec.wave;

import java.util.Arrays;

/**
 * Fills gaps by repeating the last pitch period, softer and softer: full for 10 ms, silent after 60 ms. The end of the
 * period that is repeated is cross-faded into its beginning, and what is made up into what comes after it.
 *
 * <p>Threads: one owner, the audio thread. Allocates nothing after construction.
 */
public final class Repetition {

    private static final int COARSE_HZ = 8000;

    private final int full;
    private final int silent;
    private final int shortest;
    private final int longest;
    private final int coarse; // every so many samples are compared in the search
    private final int compared;
    private final short[] history; // the latest sample last
    private int gap;
    private int period;
    private int position;

    /** For sound at {@code rateHz}, 8000 or more. */
    public Repetition(int rateHz) {
        full = rateHz / 100;
        silent = 6 * full;
        shortest = rateHz / 200;
        longest = rateHz / 66;
        coarse = rateHz / COARSE_HZ;
        compared = rateHz / 50;
        history = new short[compared + longest];
    }

    /** Sound came: remembers it, and cross-fades into it if something was made up before. */
    public void received(short[] pcm, int samples) {
        if (gap > 0) {
            int overlap = Math.min(samples, full / 2);
            for (int i = 0; i < overlap; i++) {
                pcm[i] = (short) ((next() * (overlap - i) + pcm[i] * (i + 1)) / (overlap + 1));
            }
            gap = 0;
        }
        int kept = Math.max(0, history.length - samples);
        System.arraycopy(history, history.length - kept, history, 0, kept);
        System.arraycopy(pcm, samples - (history.length - kept), history, kept, history.length - kept);
    }

    /** Sound is missing: makes up {@code samples} samples. */
    public void lost(short[] pcm, int samples) {
        if (gap == 0) {
            period = findPeriod();
            position = 0;
        }
        for (int i = 0; i < samples; i++) {
            if (gap >= silent) {
                Arrays.fill(pcm, i, samples, (short) 0);
                return;
            }
            pcm[i] = (short) next();
        }
    }

    private int next() {
        int end = history.length;
        int value = history[end - period + position];
        int seam = period / 4;
        int intoSeam = position - (period - seam);
        if (intoSeam >= 0) {
            int before = history[end - period - seam + intoSeam];
            value = (value * (seam - intoSeam) + before * (intoSeam + 1)) / (seam + 1);
        }
        position = position + 1 == period ? 0 : position + 1;
        int loud = gap < full ? silent - full : silent - gap;
        gap = Math.min(gap + 1, silent);
        return value * loud / (silent - full);
    }

    /** The lag at which the last 20 ms resemble best what was before them, by normalised cross-correlation. */
    private int findPeriod() {
        double best = 0;
        int lag = longest / 2;
        for (int candidate = shortest; candidate <= longest; candidate++) {
            long cross = 0;
            long energy = 1;
            for (int i = history.length - compared; i < history.length; i += coarse) {
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
        return lag;
    }
}
