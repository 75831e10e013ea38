package org.offhook.audio.codec.wave;

import java.util.Arrays;

/**
 * Fills gaps of codecs that have no concealment of their own, after the idea of ITU-T G.711 Appendix I: the last pitch
 * period is repeated, after 10 ms the last two and after 20 ms the last three in turn, as one alone soon buzzes. From
 * the second 10 ms on it gets a fifth quieter every 10 ms and is silent after 60 ms.
 *
 * <p>Other than in the appendix nothing is delayed for the seam at the start: the step to the repeated sound is spread over
 * a quarter of a period. Where sound returns it is cross-faded. Nothing is louder than what it is made of. If what follows the gap is there already, {@link #bridge} does better.
 *
 * <p>Threads: one owner, the audio thread. Allocates nothing after construction.
 */
public final class WaveConcealer {

    private static final int MAX_PERIODS = 3;
    /** How much more alike a shift by a whole period must be. */
    private static final double DEAR = 0.3;

    private final int tenMs;
    private final int silentAfter;
    private final PitchPeriods periods;
    private final int longest;
    private final int stride; // in a coarse search
    private final short[] history; // the latest sample last
    private final short[] tail;
    private final int longestBridge;

    private int gap; // samples made up since the last sound
    private int pitch;
    private int seam; // a quarter of the pitch period
    private int cycle; // samples that are repeated: one to three pitch periods
    private int position; // in the cycle
    private int loudest; // sample of the history
    private int step; // from the last real sample to where the repetition began

    /** For sound at {@code rateHz}, 8000 or more. */
    public WaveConcealer(int rateHz) {
        tenMs = rateHz / 100;
        silentAfter = 6 * tenMs;
        periods = new PitchPeriods(rateHz);
        longest = periods.longest;
        stride = periods.stride;
        history = new short[MAX_PERIODS * longest + longest / 4 + 1];
        longestBridge = 6 * tenMs;
        tail = new short[longestBridge + longest + tenMs];
    }

    /** Sound came: remembers it, and cross-fades into it if something was made up before. */
    public void received(short[] pcm, int samples) {
        if (gap > 0) {
            merge(pcm, samples);
            gap = 0;
        }
        remember(pcm, samples);
    }

    private void remember(short[] pcm, int samples) {
        int kept = Math.max(0, history.length - samples);
        System.arraycopy(history, history.length - kept, history, 0, kept);
        System.arraycopy(pcm, samples - (history.length - kept), history, kept, history.length - kept);
    }

    /** Sound is missing: makes up {@code samples} samples. */
    public void lost(short[] pcm, int samples) {
        if (gap == 0) {
            begin();
        }
        synthesize(pcm, samples);
    }

    /** Samples that must follow a gap for {@link #bridge} to be of use. */
    public int leastToBridge() {
        return longest + tenMs / 4;
    }

    private void begin() {
        pitch = periods.atTheEndOf(history);
        seam = pitch / 4;
        loudest = loudest(history, history.length);
        cycle = pitch;
        position = 0;
        step = history[history.length - 1] - history[history.length - 1 - pitch];
    }

    /**
     * Sound is missing, and what follows it is there: makes up {@code samples} samples from both sides. What comes from
     * before is stretched or squeezed so that its wave arrives where the following one begins.
     *
     * @param next sound right after the gap, which is still to be {@link #received}
     */
    public void bridge(short[] pcm, int samples, short[] next, int nextSamples) {
        if (nextSamples < leastToBridge() || samples > longestBridge) {
            lost(pcm, samples);
            return;
        }
        if (gap == 0) {
            begin();
        }
        int window = Math.min(tenMs, nextSamples);
        int reach = pitch / 2;
        synthesize(tail, samples + reach + window);
        int shift = bestShift(next, window, samples, reach);
        int lag = periods.atTheBeginningOf(next, nextSamples);
        int edge = next[0] - next[lag];
        int most = Math.max(loudest, loudest(next, nextSamples));
        for (int i = 0; i < samples; i++) {
            int before = samples - i;
            int back = next[lag - 1 - (before - 1) % lag];
            if (before < lag / 4) {
                back += edge * (lag / 4 - before) / (lag / 4 + 1);
            }
            long mixed = (warped(i, samples, shift) * (samples - i) + (long) back * (i + 1)) / (samples + 1);
            pcm[i] = (short) Math.clamp(mixed, -most, most);
        }
        gap = 0;
        remember(pcm, samples);
    }

    /** Sample {@code i} of the made-up sound played by so much faster that {@code samples + shift} of it fit. */
    private int warped(int i, int samples, int shift) {
        long place = (long) i * (samples + shift) * 256 / samples;
        int at = (int) (place >> 8);
        int part = (int) (place & 255);
        return (tail[at] * (256 - part) + tail[at + 1] * part) >> 8;
    }

    /** By how much later than it should be the made-up sound resembles best what follows; 0 if it does not. */
    private int bestShift(short[] next, int window, int samples, int reach) {
        double best = 0.5;
        int shift = 0;
        for (int candidate = -Math.min(reach, samples); candidate <= reach; candidate++) {
            long cross = 0;
            long one = 1;
            long other = 1;
            for (int i = 0; i < window; i += stride) {
                int x = tail[samples + candidate + i];
                int y = next[i];
                cross += x * y;
                one += x * x;
                other += y * y;
            }
            double found = cross / Math.sqrt((double) one * other) * (1 - DEAR * Math.abs(candidate) / pitch);
            if (found > best * PitchPeriods.A_LITTLE) {
                best = found;
                shift = candidate;
            }
        }
        return shift;
    }

    private static int loudest(short[] sound, int samples) {
        int loudest = 0;
        for (int i = 0; i < samples; i++) {
            loudest = Math.max(loudest, Math.abs(sound[i]));
        }
        return Math.min(loudest, Short.MAX_VALUE);
    }

    private void merge(short[] pcm, int samples) {
        int overlap = Math.min(samples, Math.min(tenMs, tenMs / 4 + gap / 4));
        synthesize(tail, overlap);
        for (int i = 0; i < overlap; i++) {
            pcm[i] = (short) ((tail[i] * (overlap - i) + pcm[i] * (i + 1)) / (overlap + 1));
        }
    }

    private void synthesize(short[] pcm, int samples) {
        for (int i = 0; i < samples; i++) {
            if (gap >= silentAfter) {
                Arrays.fill(pcm, i, samples, (short) 0);
                return;
            }
            int value = repeated();
            if (gap < seam) {
                value += step * (seam - gap) / (seam + 1);
            }
            pcm[i] = (short) Math.clamp(faded(value), -loudest, loudest);
            gap++;
        }
    }

    /** The next sample of the repetition, cross-faded near the end of a cycle into what precedes the next one. */
    private int repeated() {
        int nextCycle = Math.min(MAX_PERIODS, 1 + gap / tenMs) * pitch;
        int end = history.length;
        int value = history[end - cycle + position];
        int intoSeam = position - (cycle - seam);
        if (intoSeam >= 0) {
            int other = history[end - nextCycle - seam + intoSeam];
            value = (value * (seam - intoSeam) + other * (intoSeam + 1)) / (seam + 1);
        }
        position++;
        if (position >= cycle) {
            position = 0;
            cycle = nextCycle;
        }
        return value;
    }

    private int faded(int value) {
        return gap < tenMs ? value : value * (silentAfter - gap) / (silentAfter - tenMs);
    }
}
