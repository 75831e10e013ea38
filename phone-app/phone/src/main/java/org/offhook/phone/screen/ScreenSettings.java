package org.offhook.phone.screen;

import java.time.ZoneId;
import java.util.Locale;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.UserSettings;

/**
 * How screens are written.
 *
 * @param language of the words; English where there are none in it
 * @param timeZone of the clock
 */
public record ScreenSettings(Locale language, ZoneId timeZone) {

    /** With what the user has chosen himself. */
    ScreenSettings with(UserSettings user) {
        return new ScreenSettings(
                user.value(Setting.LANGUAGE).map(Locale::forLanguageTag).orElse(language),
                user.value(Setting.TIME_ZONE).map(ZoneId::of).orElse(timeZone));
    }
}
