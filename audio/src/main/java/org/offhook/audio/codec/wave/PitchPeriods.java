package org.offhook.audio.codec.wave;

/**
 * Finds the pitch period of a voice, between 5 and 15 ms, by normalised cross-correlation: roughly at first, looking at
 * every 8000th of a second, then around the best place at the full rate.
 *
 * <p>Immutable; allocates nothing.
 */
final class PitchPeriods {

    /** By so much a candidate must be better than one before it, as a multiple of the pitch is as good. */
    static final double A_LITTLE = 1.0001;

    private static final int COARSE_HZ = 8000;
    /** Below a correlation of one half the sound has no pitch; a short piece of noise repeated would give it one. */
    private static final double UNVOICED = 0.25;

    final int shortest;
    final int longest;
    /** Samples between those looked at in a rough search. */
    final int stride;

    private final int compared;

    PitchPeriods(int rateHz) {
        shortest = rateHz / 200;
        longest = rateHz * 3 / 200;
        stride = Math.max(1, rateHz / COARSE_HZ);
        compared = rateHz / 50;
    }

    /** The lag at which the last 20 ms resemble best what was before them; the longest if there is no pitch. */
    int atTheEndOf(short[] sound) {
        int lag = search(sound, shortest, longest, stride, stride);
        if (stride > 1) {
            lag = search(sound, Math.max(shortest, lag - stride), Math.min(longest, lag + stride), 1, 1);
        }
        double own = 1;
        for (int i = sound.length - compared; i < sound.length; i++) {
            own += sound[i] * sound[i];
        }
        return likeness(sound, lag, 1) < UNVOICED * own ? longest : lag;
    }

    private int search(short[] sound, int from, int to, int lagStep, int sampleStep) {
        double best = 0;
        int lag = (from + to) / 2;
        for (int candidate = from; candidate <= to; candidate += lagStep) {
            double found = likeness(sound, candidate, sampleStep);
            if (found > best * A_LITTLE) {
                best = found;
                lag = candidate;
            }
        }
        return lag;
    }

    private double likeness(short[] sound, int lag, int sampleStep) {
        long cross = 0;
        long energy = 1;
        for (int i = sound.length - compared; i < sound.length; i += sampleStep) {
            int past = sound[i - lag];
            cross += sound[i] * past;
            energy += past * past;
        }
        return cross <= 0 ? 0 : (double) cross * cross / energy;
    }

    /** The lag at which the first 20 ms, or what there is of them, resemble best what comes after. */
    int atTheBeginningOf(short[] sound, int samples) {
        int window = Math.min(compared, samples - longest);
        double best = 0;
        int lag = longest - 1;
        for (int candidate = shortest; candidate < longest; candidate++) {
            long cross = 0;
            long energy = 1;
            for (int i = 0; i < window; i += stride) {
                int later = sound[i + candidate];
                cross += sound[i] * later;
                energy += later * later;
            }
            double found = cross <= 0 ? 0 : (double) cross * cross / energy;
            if (found > best * A_LITTLE) {
                best = found;
                lag = candidate;
            }
        }
        return lag;
    }
}
