package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.key.Key;

/** What must fit together in a profile, whatever machine it is for. */
public final class BoardRules {

    private final BoardProfile profile;
    private final List<BoardFault> faults = new ArrayList<>();

    private BoardRules(BoardProfile profile) {
        this.profile = profile;
    }

    /** Everything that does not fit; of two things that exclude each other, the later one. */
    public static List<BoardFault> check(BoardProfile profile) {
        BoardRules rules = new BoardRules(profile);
        rules.chips();
        rules.faults.addAll(LineRules.check(profile));
        profile.keypad().ifPresent(rules::keypad);
        rules.keys();
        profile.hook().ifPresent(rules::hook);
        rules.lamps();
        rules.addresses();
        rules.characterDisplays();
        profile.backlight().ifPresent(rules::backlight);
        rules.sound();
        rules.inputs();
        return List.copyOf(rules.faults);
    }

    private void chips() {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < profile.chips().size(); i++) {
            String name = profile.chips().get(i).name();
            String first = names.putIfAbsent(name, PartName.chip(i));
            if (first != null) {
                add(PartName.chip(i) + ".name", "\"" + name + "\" is the name of " + first + " too");
            }
        }
    }

    private void keypad(KeypadPart keypad) {
        String keys = PartName.KEYPAD + ".keys";
        if (keypad.keys().size() != keypad.rows().size()) {
            add(
                    keys,
                    "has " + keypad.keys().size() + " rows of keys, but \"rows\" has "
                            + keypad.rows().size() + " lines");
        }
        for (int row = 0; row < keypad.keys().size(); row++) {
            int cells = keypad.keys().get(row).size();
            if (cells != keypad.columns().size()) {
                add(
                        keys + "[" + row + "]",
                        "has " + cells + " keys, but \"columns\" has "
                                + keypad.columns().size() + " lines");
            }
        }
        KeypadPart.Diodes blocking =
                keypad.activeLow() ? KeypadPart.Diodes.ROW_TO_COLUMN : KeypadPart.Diodes.COLUMN_TO_ROW;
        if (keypad.diodes() == blocking) {
            add(
                    PartName.KEYPAD + ".diodes",
                    "diodes of this direction block every key, because current flows from "
                            + (keypad.activeLow()
                                    ? "the columns to the low row; turn them, or set activeLow to false"
                                    : "the high row to the columns; turn them, or set activeLow to true"));
        }
    }

    /** A key may come from an input device as well, but not from two contacts. */
    private void keys() {
        Map<Key, String> seen = new HashMap<>();
        profile.keypad().ifPresent(keypad -> {
            for (int row = 0; row < keypad.keys().size(); row++) {
                for (int column = 0; column < keypad.keys().get(row).size(); column++) {
                    Optional<Key> key = keypad.keys().get(row).get(column);
                    String field = PartName.KEYPAD + ".keys[" + row + "][" + column + "]";
                    key.ifPresent(known -> once(seen, known, field));
                }
            }
        });
        for (int i = 0; i < profile.keys().size(); i++) {
            once(seen, profile.keys().get(i).key(), PartName.key(i) + ".key");
        }
    }

    private void once(Map<Key, String> seen, Key key, String field) {
        String first = seen.putIfAbsent(key, field);
        if (first != null) {
            add(field, "the key \"" + key.word() + "\" is " + first + " too");
        }
    }

    private void hook(HookPart hook) {
        hook.flash().filter(flash -> flash.compareTo(hook.hangUp()) >= 0).ifPresent(flash -> {
            String times = flash.toMillis() + " ms is not less than hangUpMs, which is "
                    + hook.hangUp().toMillis();
            add(PartName.HOOK + ".flashMs", times);
        });
        if (hook.debounce().compareTo(hook.flash().orElse(hook.hangUp())) >= 0) {
            String shorter = hook.flash().isPresent() ? "flashMs" : "hangUpMs";
            add(
                    PartName.HOOK + ".debounceMs",
                    hook.debounce().toMillis() + " ms is not less than " + shorter + ", which is "
                            + hook.flash().orElse(hook.hangUp()).toMillis());
        }
    }

    private void lamps() {
        Map<String, String> seen = new HashMap<>();
        Map<LampPart.Drive.Charlieplex, String> pairs = new HashMap<>();
        for (int i = 0; i < profile.lamps().size(); i++) {
            LampPart light = profile.lamps().get(i);
            String part = PartName.lamp(i);
            String what = light.colour().name().toLowerCase(Locale.ROOT) + " light of lamp \""
                    + light.lamp().word() + "\"";
            String first = seen.putIfAbsent(what, part);
            if (first != null) {
                add(part, "the " + what + " is " + first + " too");
            }
            if (light.drive() instanceof LampPart.Drive.Charlieplex pair) {
                String same = pairs.putIfAbsent(pair, part);
                if (same != null) {
                    add(part + ".charlieplex", "sits between the same lines as " + same);
                }
            }
        }
    }

    /** Who is where on the buses. */
    private void addresses() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < profile.chips().size(); i++) {
            switch (profile.chips().get(i)) {
                case ChipPart.Kernel _ -> {}
                case ChipPart.Mcp23017 chip -> address(seen, chip.address(), PartName.chip(i) + ".mcp23017.address");
                case ChipPart.Pcf8574 chip -> address(seen, chip.address(), PartName.chip(i) + ".pcf8574.address");
            }
        }
        for (int i = 0; i < profile.displays().size(); i++) {
            String part = PartName.display(i);
            switch (profile.displays().get(i)) {
                case DisplayPart.Hd44780 lcd -> address(seen, lcd.address(), part + ".hd44780.address");
                case DisplayPart.Oled oled ->
                    address(
                            seen,
                            oled.address(),
                            part
                                    + switch (oled.address()) {
                                        case BusAddress.I2c _ -> ".oled.i2c.address";
                                        case BusAddress.Spi _ -> ".oled.spi.chipSelect";
                                    });
            }
        }
    }

    private void address(Map<String, String> seen, BusAddress address, String field) {
        String part = field.substring(0, field.indexOf('.'));
        String first = seen.putIfAbsent(address.toString(), part);
        if (first != null) {
            add(field, address + " is where " + first + " is too");
        }
    }

    private void characterDisplays() {
        for (int i = 0; i < profile.displays().size(); i++) {
            if (profile.displays().get(i) instanceof DisplayPart.Hd44780 lcd) {
                int columns = lcd.geometry().columns();
                int rows = lcd.geometry().rows();
                if (columns != 20 || rows != 4) {
                    add(
                            PartName.display(i) + ".hd44780",
                            "the screens of the phone have 20 columns and 4 rows, not " + columns + " and " + rows);
                }
                DisplayPart.Pins pins = lcd.pins();
                int[] lines = {
                    pins.rs(), pins.rw(), pins.e(), pins.backlight(), pins.d4(), pins.d5(), pins.d6(), pins.d7()
                };
                Set<Integer> seen = new HashSet<>();
                for (int line : lines) {
                    if (!seen.add(line)) {
                        add(PartName.display(i) + ".hd44780.pins", "two pins are on line " + line + " of the PCF8574");
                        break;
                    }
                }
            }
        }
    }

    private void backlight(BacklightPart light) {
        if (light.drive() instanceof BacklightPart.Drive.ByDisplay
                && profile.displays().isEmpty()) {
            add(PartName.BACKLIGHT, "there is no display that has a light; give line or pwm, or a display");
        }
        if (light.dimPercent() > light.brightPercent()) {
            add(
                    PartName.BACKLIGHT + ".dimPercent",
                    light.dimPercent() + " % is more than brightPercent, which is " + light.brightPercent());
        }
        light.offAfter()
                .filter(off -> off.compareTo(light.dimAfter()) < 0)
                .ifPresent(off -> add(
                        PartName.BACKLIGHT + ".offAfterSeconds",
                        off.toSeconds() + " s is less than dimAfterSeconds, which is "
                                + light.dimAfter().toSeconds()));
    }

    private void sound() {
        Map<SoundPart.Role, String> roles = new HashMap<>();
        for (int i = 0; i < profile.sound().size(); i++) {
            SoundPart part = profile.sound().get(i);
            String first = roles.putIfAbsent(part.role(), PartName.sound(i));
            if (first != null) {
                add(
                        PartName.sound(i) + ".role",
                        "the " + part.role().name().toLowerCase(Locale.ROOT) + " is " + first + " too");
            }
        }
    }

    private void inputs() {
        for (int i = 0; i < profile.inputs().size(); i++) {
            InputPart input = profile.inputs().get(i);
            Map<String, String> codes = new HashMap<>();
            input.hook().ifPresent(code -> codes.put(code, "the hook"));
            for (int k = 0; k < input.keys().size(); k++) {
                InputPart.Code code = input.keys().get(k);
                String field = PartName.input(i) + ".keys[" + k + "]";
                String first = codes.putIfAbsent(code.code(), field);
                if (first != null) {
                    add(field + ".code", "\"" + code.code() + "\" is " + first + " too");
                }
            }
        }
    }

    private void add(String field, String sentence) {
        faults.add(new BoardFault(field, sentence));
    }
}
