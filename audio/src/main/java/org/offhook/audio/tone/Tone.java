package org.offhook.audio.tone;

import java.util.ArrayList;
import java.util.List;

/**
 * A tone: steps that are heard once, then steps that are repeated for ever.
 *
 * @param levelDbfs level while it sounds, whatever the number of frequencies; 0 dBFS is a sine of full scale
 * @param once may be empty
 * @param repeated may be empty: silence follows then
 */
public record Tone(double levelDbfs, List<Step> once, List<Step> repeated) {

    /** Frequencies that sound together at most. */
    public static final int MAX_FREQUENCIES = 4;

    /**
     * @param hz frequencies that sound together, all equally loud; none for silence
     * @param ms how long
     */
    public record Step(List<Integer> hz, int ms) {

        public Step {
            hz = List.copyOf(hz);
            if (hz.size() > MAX_FREQUENCIES || ms <= 0) {
                throw new IllegalArgumentException("a tone of " + hz + " Hz for " + ms + " ms");
            }
        }
    }

    public Tone {
        once = List.copyOf(once);
        repeated = List.copyOf(repeated);
    }

    /** Sounding and silent in turn, again and again: first {@code onOffMs[0]} milliseconds of sound. */
    static Tone pulsed(double levelDbfs, List<Integer> hz, int... onOffMs) {
        return new Tone(levelDbfs, List.of(), pulses(hz, onOffMs));
    }

    /** The steps of {@link #pulsed}, once. */
    static List<Step> pulses(List<Integer> hz, int... onOffMs) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < onOffMs.length; i++) {
            steps.add(new Step(i % 2 == 0 ? hz : List.of(), onOffMs[i]));
        }
        return steps;
    }
}
