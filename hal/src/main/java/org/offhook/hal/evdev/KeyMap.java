package org.offhook.hal.evdev;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.key.Key;

/**
 * What the codes of a device mean.
 *
 * @param keys by code
 * @param hook code that is down while the handset is lifted
 */
record KeyMap(Map<Integer, Key> keys, OptionalInt hook) {

    private static final String DIGITS = "0123456789";

    KeyMap {
        keys = Map.copyOf(keys);
    }

    /** Is told of a code that does not exist, which is left out. */
    @FunctionalInterface
    interface Faults {

        /** @param field of the part: {@code hook}, {@code keys[2].code} */
        void add(String field, String sentence);
    }

    /**
     * What codes usually mean, and what a part of a board says on top of it; a code that it uses for the hook is no key.
     */
    static KeyMap of(InputPart part, KeyCodes codes, Faults faults) {
        Map<Integer, Key> keys = usual(codes);
        for (int i = 0; i < part.keys().size(); i++) {
            InputPart.Code code = part.keys().get(i);
            number(codes, code.code(), "keys[" + i + "].code", faults)
                    .ifPresent(number -> keys.put(number, code.key()));
        }
        if (part.hook().isEmpty()) {
            return new KeyMap(keys, OptionalInt.empty());
        }
        OptionalInt hook = number(codes, part.hook().get(), "hook", faults);
        hook.ifPresent(keys::remove);
        return new KeyMap(keys, hook);
    }

    private static OptionalInt number(KeyCodes codes, String code, String field, Faults faults) {
        OptionalInt number = codes.number(code);
        if (number.isEmpty()) {
            faults.add(
                    field,
                    "there is no key code \"%s\": it is a name like KEY_KP1 or a number from 1 to %d"
                            .formatted(code, EvdevUapi.KEY_COUNT - 1));
        }
        return number;
    }

    private static Map<Integer, Key> usual(KeyCodes codes) {
        Map<Integer, Key> keys = new HashMap<>();
        for (char digit : DIGITS.toCharArray()) {
            Key key = Key.ofDialCharacter(digit);
            put(keys, codes, key, "KEY_" + digit, "KEY_KP" + digit, "KEY_NUMERIC_" + digit);
        }
        put(keys, codes, Key.STAR, "KEY_KPASTERISK", "KEY_NUMERIC_STAR");
        put(keys, codes, Key.POUND, "KEY_KPSLASH", "KEY_NUMERIC_POUND");
        put(keys, codes, Key.OK, "KEY_ENTER", "KEY_KPENTER", "KEY_OK", "KEY_SELECT", "KEY_PICKUP_PHONE");
        put(keys, codes, Key.CANCEL, "KEY_ESC", "KEY_BACKSPACE", "KEY_CANCEL", "KEY_EXIT", "KEY_HANGUP_PHONE");
        put(keys, codes, Key.UP, "KEY_UP");
        put(keys, codes, Key.DOWN, "KEY_DOWN");
        put(keys, codes, Key.LEFT, "KEY_LEFT");
        put(keys, codes, Key.RIGHT, "KEY_RIGHT");
        put(keys, codes, Key.VOLUME_UP, "KEY_VOLUMEUP", "KEY_KPPLUS");
        put(keys, codes, Key.VOLUME_DOWN, "KEY_VOLUMEDOWN", "KEY_KPMINUS");
        put(keys, codes, Key.MUTE, "KEY_MUTE", "KEY_MICMUTE");
        put(keys, codes, Key.REDIAL, "KEY_REDO");
        put(keys, codes, Key.MESSAGE, "KEY_MAIL", "KEY_EMAIL");
        Key[] row = {
            Key.SOFT_1,
            Key.SOFT_2,
            Key.SOFT_3,
            Key.SOFT_4,
            Key.LINE_1,
            Key.LINE_2,
            Key.LINE_3,
            Key.LINE_4,
            Key.LINE_5,
            Key.LINE_6
        };
        for (int i = 0; i < row.length; i++) {
            put(keys, codes, row[i], "KEY_F" + (i + 1));
        }
        return keys;
    }

    private static void put(Map<Integer, Key> keys, KeyCodes codes, Key key, String... names) {
        for (String name : names) {
            keys.put(codes.number(name).orElseThrow(), key);
        }
    }
}
