package org.offhook.phone.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.key.Key;
import org.offhook.hal.learn.Candidate;
import org.offhook.hal.learn.Plan;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;

/**
 * What is to be found out about a phone of which a profile says the rest: which keys it has, and on which lines they may
 * be.
 */
public final class Lesson {

    /** Of a Raspberry Pi's header: all but I²C, the serial console and I²S, which are not to be played with. */
    private static final List<Integer> USUAL =
            List.of(4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 22, 23, 24, 25, 26, 27);

    private Lesson() {}

    /** Every key of the profile, row by row; its hook switch and its dial, if it has them. */
    public static Plan plan(BoardProfile profile) {
        List<Key> keys = new ArrayList<>();
        profile.keypad()
                .ifPresent(keypad -> keypad.keys().forEach(row -> row.forEach(key -> key.ifPresent(keys::add))));
        profile.keys().stream().map(KeyPart::key).forEach(keys::add);
        return new Plan(keys, profile.hook().isPresent(), profile.rotary().isPresent());
    }

    /**
     * The lines of the machine's chips that the profile does not use for something that shines or is switched.
     *
     * @throws LineException if a chip of the profile is not there
     */
    public static List<Candidate> candidates(BoardProfile profile, BackEnd backEnd) throws LineException {
        Set<LineRef> used = used(profile);
        List<Candidate> candidates = new ArrayList<>();
        for (ChipPart part : profile.chips()) {
            if (part instanceof ChipPart.Kernel kernel) {
                LineChip chip = open(kernel, backEnd);
                for (int line : USUAL) {
                    LineRef ref = new LineRef(kernel.name(), line);
                    if (line < chip.lines() && !used.contains(ref)) {
                        candidates.add(new Candidate(ref, chip));
                    }
                }
            }
        }
        return candidates;
    }

    private static LineChip open(ChipPart.Kernel kernel, BackEnd backEnd) throws LineException {
        Optional<LineException> first = Optional.empty();
        for (String label : kernel.anyOf()) {
            try {
                return backEnd.chip(label);
            } catch (LineException e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        throw first.orElseThrow();
    }

    private static Set<LineRef> used(BoardProfile profile) {
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
