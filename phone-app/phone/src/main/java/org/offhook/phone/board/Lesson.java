package org.offhook.phone.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.key.Key;
import org.offhook.hal.learn.Plan;

/**
 * What is to be found out about a phone of which a profile says the rest; where it may be: {@link LessonLines}.
 */
public final class Lesson {

    private Lesson() {}

    /** Every key of the profile, row by row; its hook switch and its dial, if it has them. */
    public static Plan plan(BoardProfile profile) {
        List<Key> keys = new ArrayList<>();
        profile.keypad()
                .ifPresent(keypad -> keypad.keys().forEach(row -> row.forEach(key -> key.ifPresent(keys::add))));
        profile.keys().stream().map(KeyPart::key).forEach(keys::add);
        return new Plan(keys, profile.hook().isPresent(), profile.rotary().isPresent());
    }

    /** Lines on which no key is, because something of the profile shines there or is switched. */
    static Set<LineRef> used(BoardProfile profile) {
        Set<LineRef> used = new HashSet<>();
        for (LampPart lamp : profile.lamps()) {
            switch (lamp.drive()) {
                case LampPart.Drive.OnLine on -> used.add(on.output().line());
                case LampPart.Drive.OnPwm _ -> {}
                case LampPart.Drive.Charlieplex pair -> used.addAll(List.of(pair.anode(), pair.cathode()));
            }
        }
        for (DisplayPart display : profile.displays()) {
            if (display instanceof DisplayPart.Oled oled) {
                oled.dataCommand().ifPresent(used::add);
                oled.reset().ifPresent(used::add);
            }
        }
        profile.backlight().map(BacklightPart::drive).ifPresent(drive -> {
            if (drive instanceof BacklightPart.Drive.OnLine on) {
                used.add(on.output().line());
            }
        });
        profile.amplifier().ifPresent(output -> used.add(output.line()));
        profile.ringer().ifPresent(output -> used.add(output.line()));
        for (ChipPart chip : profile.chips()) {
            switch (chip) {
                case ChipPart.Kernel _ -> {}
                case ChipPart.Mcp23017 mcp -> mcp.interrupt().ifPresent(used::add);
                case ChipPart.Pcf8574 pcf -> pcf.interrupt().ifPresent(used::add);
            }
        }
        return used;
    }
}
