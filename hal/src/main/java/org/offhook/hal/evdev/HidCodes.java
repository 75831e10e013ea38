package org.offhook.hal.evdev;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Usages of a telephone's HID reports (HID Usage Tables: telephony and consumer pages) as the codes that the kernel has
 * for them. The hook switch, which the kernel passes over, is {@link #HOOK}.
 */
final class HidCodes {

    /** What a hook switch is by default. */
    static final String HOOK = "KEY_PHONE";

    private static final int TELEPHONY = 0x0B << 16;
    private static final int CONSUMER = 0x0C << 16;
    private static final int HOOK_SWITCH = TELEPHONY | 0x20;
    private static final int PHONE_KEY_0 = TELEPHONY | 0xB0;

    private final Map<Integer, Integer> codes = new HashMap<>();

    HidCodes(KeyCodes names) {
        put(names, HOOK_SWITCH, HOOK);
        put(names, TELEPHONY | 0x24, "KEY_REDO");
        put(names, TELEPHONY | 0x2F, "KEY_MICMUTE");
        for (int digit = 0; digit < 10; digit++) {
            put(names, PHONE_KEY_0 + digit, "KEY_NUMERIC_" + digit);
        }
        put(names, PHONE_KEY_0 + 10, "KEY_NUMERIC_STAR");
        put(names, PHONE_KEY_0 + 11, "KEY_NUMERIC_POUND");
        put(names, CONSUMER | 0xE2, "KEY_MUTE");
        put(names, CONSUMER | 0xE9, "KEY_VOLUMEUP");
        put(names, CONSUMER | 0xEA, "KEY_VOLUMEDOWN");
    }

    OptionalInt code(int usage) {
        Integer code = codes.get(usage);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    static boolean isTelephony(int usage) {
        return (usage & 0xFFFF0000) == TELEPHONY;
    }

    static boolean isHook(int usage) {
        return usage == HOOK_SWITCH;
    }

    private void put(KeyCodes names, int usage, String code) {
        codes.put(usage, names.number(code).orElseThrow());
    }
}
