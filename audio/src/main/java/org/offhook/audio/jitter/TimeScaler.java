package org.offhook.audio.jitter;

/**
 * Makes the sound that waits shorter or longer without changing its pitch: one or more pitch periods are left out or
 * said twice, where the wave resembles itself, and the seam is cross-faded (waveform-similarity overlap-add, W. Verhelst
 * and M. Roelands, ICASSP 1993). Where it resembles itself at no lag nothing is done, except in silence, which may be
 * cut anywhere.
 *
 * <p>The search looks at every 8000th of a second first and then around the best place at the full rate, so that its
 * cost is bounded. Threads: one owner, the audio thread; nothing is allocated.
 */
final class TimeScaler {

    /** How alike both sides of a seam must be, as a normalised correlation. */
    static final double ALIKE = 0.85;
    /** The same where sound would be missing otherwise. */
    static final double ALIKE_ENOUGH = 0.6;

    /** The same where the delay would stay far off. */
    static final double ALIKE_LEAST = 0.1;

    private static final int QUIET = 60;
    private static final int SHORTEST_LAG_MICROS = 2500;

    private final SoundLine line;
    private final int stride;
    private final int fade;
    private final int shortest;
    private double likeness;
    private boolean quiet;

    TimeScaler(SoundLine line, int rateHz) {
        this.line = line;
        stride = Math.max(1, rateHz / 8000);
        fade = rateHz / 200;
        shortest = (int) ((long) rateHz * SHORTEST_LAG_MICROS / 1_000_000);
    }

    /** True if the last attempt found silence. */
    boolean quiet() {
        return quiet;
    }

    /**
     * Leaves out at most {@code most} samples of what waits, at most {@code mostOfSpeech} unless it is silence.
     *
     * @return samples left out, 0 if there is no good place
     */
    int shorten(int most, int mostOfSpeech, double alike) {
        int longest = Math.min(most, line.waiting() - 2 * fade);
        if (longest < shortest) {
            return 0;
        }
        int at = line.from;
        quiet = quiet(at, Math.min(line.to, at + longest + 2 * fade));
        int lag = quiet ? longest : search(at, shortest, Math.min(longest, mostOfSpeech), 1);
        if (!quiet && likeness < alike) {
            return 0;
        }
        blend(at + lag, at, at + lag, Math.min(fade, lag));
        line.from += lag;
        // What is looked back at later is what was played: the faded part now follows the past directly.
        int back = Math.min(line.past(), at);
        System.arraycopy(line.pcm, at - back, line.pcm, line.from - back, back);
        return lag;
    }

    /**
     * Puts in at least {@code least} and at most {@code most} samples before what waits, by saying the last ones again.
     *
     * @param alike how good the seam must be
     * @return samples put in, 0 if there is no good place
     */
    int lengthen(int least, int most, double alike) {
        int longest = Math.min(most, line.past() - 2 * fade);
        int from = Math.max(least, shortest);
        if (longest < from || line.waiting() < fade || line.room(longest) < longest) {
            return 0;
        }
        int at = line.from;
        quiet = quiet(at - longest, at + fade);
        int lag = quiet ? longest : search(at, from, longest, -1);
        if (!quiet && likeness < alike) {
            return 0;
        }
        // … past | again the last lag samples, faded in over the beginning of what waits | what waits
        System.arraycopy(line.pcm, at, line.pcm, at + lag, line.to - at);
        line.to += lag;
        int faded = Math.min(fade, lag);
        blend(at, at + lag, at - lag, faded);
        System.arraycopy(line.pcm, at - lag + faded, line.pcm, at + faded, lag - faded);
        return lag;
    }

    /** From the sound at {@code out} over to the sound at {@code in}, written to {@code target}. */
    private void blend(int target, int out, int in, int length) {
        for (int i = 0; i < length; i++) {
            int mixed = (line.pcm[out + i] * (length - i) + line.pcm[in + i] * i) / length;
            line.pcm[target + i] = (short) mixed;
        }
    }

    private boolean quiet(int start, int end) {
        long sum = 0;
        for (int i = start; i < end; i++) {
            sum += Math.abs(line.pcm[i]);
        }
        return sum < (long) QUIET * (end - start);
    }

    /** The lag at which the sound from {@code at} on is most alike; sets {@link #likeness}. */
    private int search(int at, int from, int to, int direction) {
        int best = from;
        double bestLikeness = -1;
        for (int lag = from; lag <= to; lag += stride) {
            double found = likeness(at, at + direction * lag, stride);
            if (found > bestLikeness) {
                bestLikeness = found;
                best = lag;
            }
        }
        int low = Math.max(from, best - stride + 1);
        int high = Math.min(to, best + stride - 1);
        if (stride > 1) {
            bestLikeness = -1;
            for (int lag = low; lag <= high; lag++) {
                double found = likeness(at, at + direction * lag, 1);
                if (found > bestLikeness) {
                    bestLikeness = found;
                    best = lag;
                }
            }
        }
        likeness = bestLikeness;
        return best;
    }

    private double likeness(int a, int b, int step) {
        short[] pcm = line.pcm;
        long cross = 0;
        long one = 1;
        long other = 1;
        int end = Math.min(2 * fade, line.to - a);
        for (int i = 0; i < end; i += step) {
            int x = pcm[a + i];
            int y = pcm[b + i];
            cross += x * y;
            one += x * x;
            other += y * y;
        }
        return cross <= 0 ? 0 : cross / Math.sqrt((double) one * other);
    }
}
