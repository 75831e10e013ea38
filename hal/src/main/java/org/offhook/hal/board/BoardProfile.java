package org.offhook.hal.board;

import java.util.List;
import java.util.Optional;

/**
 * What a phone is made of and how it is wired. Pure data, each record right in itself; what must fit together (every
 * line used once, every chip known) is {@link BoardRules}' affair.
 *
 * <p>Every part has a name, {@link PartName}, by which faults speak of it.
 *
 * @param name what people call the board
 */
public record BoardProfile(
        String name,
        BackEndChoice backEnd,
        List<ChipPart> chips,
        Optional<KeypadPart> keypad,
        List<KeyPart> keys,
        Optional<HookPart> hook,
        Optional<RotaryPart> rotary,
        List<LampPart> lamps,
        List<DisplayPart> displays,
        Optional<BacklightPart> backlight,
        Optional<LineOutput> amplifier,
        Optional<LineOutput> ringer,
        List<SoundPart> sound,
        List<InputPart> inputs) {

    /** How the lines and buses of the machine are reached. */
    public enum BackEndChoice {
        /** The best that the machine offers. */
        AUTO,
        /** The kernel's own interfaces. */
        CDEV,
        PI4J,
        /** Memory: no machine at all. */
        SIM
    }

    public BoardProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a board has a name");
        }
        chips = List.copyOf(chips);
        keys = List.copyOf(keys);
        lamps = List.copyOf(lamps);
        displays = List.copyOf(displays);
        sound = List.copyOf(sound);
        inputs = List.copyOf(inputs);
    }

    /** A board of this name that has nothing yet. */
    public static BoardProfile empty(String name, BackEndChoice backEnd) {
        return new BoardProfile(
                name,
                backEnd,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** The same with other chips. */
    public BoardProfile withChips(List<ChipPart> others) {
        return new BoardProfile(
                name, backEnd, others, keypad, keys, hook, rotary, lamps, displays, backlight, amplifier, ringer, sound,
                inputs);
    }

    /** The chip of that name. */
    public Optional<ChipPart> chip(String chip) {
        return chips.stream().filter(part -> part.name().equals(chip)).findFirst();
    }
}
