package org.offhook.phone.screen;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How screens are written.
 *
 * @param language of the words; English where there are none in it
 * @param timeZone of the clock
 */
public record ScreenSettings(Locale language, ZoneId timeZone) {}
