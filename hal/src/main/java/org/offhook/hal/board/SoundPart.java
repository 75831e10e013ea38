package org.offhook.hal.board;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sound device and what it is for.
 *
 * @param device as the phone's configuration writes it: {@code alsa:hw:CARD=Handset}
 * @param controls what its mixer is set to, in this order
 */
public record SoundPart(Role role, String device, List<Control> controls) {

    /** What people hold to the ear, or hear. */
    public enum Role {
        HANDSET,
        HEADSET,
        SPEAKER,
        RINGER
    }

    /** Which way a control works. */
    public enum Direction {
        PLAYBACK,
        CAPTURE
    }

    /**
     * A simple mixer control.
     *
     * @param name as {@code amixer scontrols} lists it
     * @param percent of its range, 0…100; empty leaves it
     * @param on its switch; empty leaves it
     * @param choice of what it offers, by name; empty leaves it
     */
    public record Control(
            String name, Direction direction, OptionalInt percent, Optional<Boolean> on, Optional<String> choice) {
        public Control {
            if (name.isEmpty() || percent.orElse(0) < 0 || percent.orElse(0) > 100) {
                throw new IllegalArgumentException("a mixer control has a name and is at 0 to 100 %");
            }
        }
    }

    public SoundPart {
        controls = List.copyOf(controls);
        if (device.isEmpty()) {
            throw new IllegalArgumentException("a sound device has a name");
        }
    }
}
