package org.offhook.phone.wiring;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.offhook.phone.core.Sound;
import org.offhook.phone.core.user.Knob;

/**
 * Makes what is heard as loud as the user wants it where it is heard: in the handset, from the speaker, in the headset,
 * and the ringer wherever it rings. A step is 3 dB; at its usual level everything is as loud as it comes, so that nothing
 * is clipped unless the user wants it louder. Phone loop only.
 */
final class Loudness {

    private static final int STEP_DB = 3;
    /** Nothing is heard. */
    private static final int SILENT_DB = -60;

    private final IntConsumer output;
    private final Map<Knob, Integer> levels = new EnumMap<>(Knob.class);
    /** Empty as long as nothing was heard. */
    private Optional<Knob> used = Optional.empty();

    private int decibels;

    /** @param output takes decibels; 0 is as it comes, and so at first */
    Loudness(IntConsumer output) {
        this.output = output;
    }

    /** A volume has changed. */
    void adjust(Knob volume, int level) {
        levels.put(volume, level);
        turn();
    }

    /** Something else is heard, or elsewhere. */
    void hear(Sound sound) {
        used = Optional.of(knob(sound));
        turn();
    }

    private static Knob knob(Sound sound) {
        return switch (sound.outlet()) {
            case HANDSET -> Knob.HANDSET;
            case SPEAKER -> Knob.SPEAKER;
            case HEADSET -> Knob.HEADSET;
            case RINGER -> Knob.RINGER;
        };
    }

    private void turn() {
        int wanted = used.map(this::wanted).orElse(decibels);
        if (wanted != decibels) {
            decibels = wanted;
            output.accept(wanted);
        }
    }

    /** The lowest level of the ringer is off. */
    private int wanted(Knob knob) {
        int level = levels.getOrDefault(knob, knob.usual());
        return knob == Knob.RINGER && level == knob.least() ? SILENT_DB : (level - knob.usual()) * STEP_DB;
    }
}
