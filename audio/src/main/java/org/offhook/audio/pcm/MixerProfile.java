package org.offhook.audio.pcm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the mixer of a sound card is set to, in this order.
 *
 * @param controls may be empty
 */
public record MixerProfile(List<Control> controls) {

    public static final MixerProfile NONE = new MixerProfile(List.of());

    /** Which way a control works. */
    public enum Direction {
        PLAYBACK,
        CAPTURE
    }

    /**
     * One control; what is empty stays as it is.
     *
     * @param name as the card has it, or without {@code Playback Volume}, {@code Capture Switch} and the like
     * @param percent of its range, 0…100
     * @param on its switch
     * @param choice of what it offers, by name
     */
    public record Control(
            String name, Direction direction, OptionalInt percent, Optional<Boolean> on, Optional<String> choice) {}

    public MixerProfile {
        controls = List.copyOf(controls);
    }
}
