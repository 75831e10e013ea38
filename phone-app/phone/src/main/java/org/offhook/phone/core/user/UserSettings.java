package org.offhook.phone.core.user;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has chosen at the phone; what he has not chosen is as the configuration has it. It wins over
 * the configuration for exactly what stands in {@link Setting} and {@link Knob}, and for nothing else:
 * accounts, network and provisioning are not among them.
 */
public record UserSettings(Map<Setting, String> values, Map<Knob, Integer> levels) {

    public static final UserSettings NONE = new UserSettings(Map.of(), Map.of());

    /** Drops what no setting and no knob can be. */
    public UserSettings {
        Map<Setting, String> valid = new EnumMap<>(Setting.class);
        values.forEach((setting, value) -> {
            if (setting.accepts(value)) {
                valid.put(setting, value);
            }
        });
        Map<Knob, Integer> fitted = new EnumMap<>(Knob.class);
        levels.forEach((knob, level) -> fitted.put(knob, knob.fitted(level)));
        values = Map.copyOf(valid);
        levels = Map.copyOf(fitted);
    }

    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    public int level(Knob knob) {
        return levels.getOrDefault(knob, knob.usual());
    }

    public boolean doNotDisturb() {
        return "on".equals(values.get(Setting.DO_NOT_DISTURB));
    }

    /** True while the keypad places emergency calls alone. */
    public boolean keypadLocked() {
        return "on".equals(values.get(Setting.KEYPAD_LOCK));
    }

    /** True for a clock that says 9:00pm. */
    public boolean twelveHours() {
        return "12".equals(values.get(Setting.CLOCK));
    }

    /** Empty if he wrote none. */
    public String idleText() {
        return values.getOrDefault(Setting.IDLE_TEXT, "");
    }

    public UserSettings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        changed.put(setting, value);
        return new UserSettings(changed, levels);
    }

    public UserSettings with(Knob knob, int level) {
        Map<Knob, Integer> changed = new EnumMap<>(Knob.class);
        changed.putAll(levels);
        changed.put(knob, level);
        return new UserSettings(values, changed);
    }
}
