package org.offhook.hal.learn;

import java.util.List;
import java.util.Optional;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.RotaryPart;

/** What was found out about a board. */
public record Learnt(
        Optional<KeypadPart> keypad, List<KeyPart> keys, Optional<HookPart> hook, Optional<RotaryPart> rotary) {

    public Learnt {
        keys = List.copyOf(keys);
    }

    /** A profile with these parts in place of its own; parts that were not found stay. */
    public BoardProfile into(BoardProfile profile) {
        return new BoardProfile(
                profile.name(),
                profile.backEnd(),
                profile.chips(),
                keypad.or(profile::keypad),
                keys.isEmpty() ? profile.keys() : keys,
                hook.or(profile::hook),
                rotary.or(profile::rotary),
                profile.lamps(),
                profile.displays(),
                profile.backlight(),
                profile.amplifier(),
                profile.ringer(),
                profile.sound(),
                profile.inputs());
    }
}
