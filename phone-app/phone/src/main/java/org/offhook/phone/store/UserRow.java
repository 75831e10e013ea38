package org.offhook.phone.store;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.PinHash;
import org.offhook.phone.core.user.PinLock;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.User;
import org.offhook.phone.core.user.UserSettings;

/** What was set at the phone, as a row. A value that is not valid (any more) is as if it had not been set. */
final class UserRow {

    private UserRow() {}

    static Map<String, String> of(User user) {
        Map<String, String> row = new LinkedHashMap<>();
        UserSettings settings = user.settings();
        for (Setting setting : Setting.values()) {
            settings.value(setting).ifPresent(value -> row.put(name(setting), value));
        }
        for (Knob knob : Knob.values()) {
            if (settings.levels().containsKey(knob)) {
                row.put("level-" + name(knob), String.valueOf(settings.level(knob)));
            }
        }
        PinLock pin = user.pin();
        if (pin.isSet()) {
            row.put("pin-iterations", String.valueOf(pin.hash().iterations()));
            row.put("pin-salt", pin.hash().salt());
            row.put("pin-hash", pin.hash().hash());
            row.put("pin-wrong", String.valueOf(pin.wrong()));
            row.put("pin-until", pin.until().toString());
        }
        return row;
    }

    /** @throws IOException if a level or the PIN makes no sense */
    static User read(Map<String, String> row) throws IOException {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (row.containsKey(name(setting))) {
                values.put(setting, row.get(name(setting)));
            }
        }
        Map<Knob, Integer> levels = new EnumMap<>(Knob.class);
        try {
            for (Knob knob : Knob.values()) {
                if (row.containsKey("level-" + name(knob))) {
                    levels.put(knob, Integer.parseInt(row.get("level-" + name(knob))));
                }
            }
            return new User(new UserSettings(values, levels), pin(row));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a number in it is none", e);
        }
    }

    private static PinLock pin(Map<String, String> row) {
        if (!row.containsKey("pin-hash")) {
            return PinLock.NONE;
        }
        PinHash hash = new PinHash(
                Integer.parseInt(row.getOrDefault("pin-iterations", "")),
                row.getOrDefault("pin-salt", ""),
                row.get("pin-hash"));
        return new PinLock(
                hash,
                Integer.parseInt(row.getOrDefault("pin-wrong", "0")),
                Instant.parse(row.getOrDefault("pin-until", Instant.MIN.toString())),
                0);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
