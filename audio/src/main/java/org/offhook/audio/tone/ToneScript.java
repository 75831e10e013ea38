package org.offhook.audio.tone;

import java.util.ArrayList;
import java.util.List;

/** A {@link Tone} made ready for one sampling rate, in arrays, so that playing it costs no allocation. Immutable. */
final class ToneScript {

    private static final int[] SILENCE = {};

    private final int[][] increments; // by step, by frequency: phase per sample, a turn is 2^32
    private final int[] samples; // by step
    private final int repeatFrom; // number of steps if nothing is repeated
    private final float[] amplitudes; // by number of frequencies, so that the level stays the same

    ToneScript(Tone tone, int rateHz) {
        List<Tone.Step> steps = new ArrayList<>(tone.once());
        steps.addAll(tone.repeated());
        increments = new int[steps.size()][];
        samples = new int[steps.size()];
        for (int i = 0; i < increments.length; i++) {
            Tone.Step step = steps.get(i);
            samples[i] = (int) ((long) step.ms() * rateHz / 1000);
            increments[i] =
                    step.hz().stream().mapToInt(hz -> increment(hz, rateHz)).toArray();
        }
        repeatFrom = tone.repeated().isEmpty() ? steps.size() : tone.once().size();
        amplitudes = new float[Tone.MAX_FREQUENCIES + 1];
        for (int count = 1; count < amplitudes.length; count++) {
            amplitudes[count] = (float) (Short.MAX_VALUE * Math.pow(10, tone.levelDbfs() / 20) / Math.sqrt(count));
        }
    }

    /** The step after {@code step}; {@link #isEnd} tells if there is one. */
    int after(int step) {
        return step + 1 < increments.length ? step + 1 : repeatFrom;
    }

    boolean isEnd(int step) {
        return step >= increments.length;
    }

    int samples(int step) {
        return isEnd(step) ? Integer.MAX_VALUE : samples[step];
    }

    /** Phase steps of the frequencies that sound; none in silence and after the end. */
    int[] increments(int step) {
        return isEnd(step) ? SILENCE : increments[step];
    }

    float amplitude(int frequencies) {
        return amplitudes[frequencies];
    }

    private static int increment(double hz, int rateHz) {
        return (int) (long) Math.rint(hz / rateHz * 0x1p32);
    }
}
