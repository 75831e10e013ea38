package org.offhook.hal.board;

import java.time.Duration;
import java.util.Optional;

/**
 * The light behind the display, or its brightness.
 *
 * @param brightPercent while the phone is used, 1…100
 * @param dimPercent after a while, 0…100 and not more than {@code brightPercent}; what can only be switched is off at 0 and on otherwise
 * @param dimAfter how long after the last key, lift or ring
 * @param offAfter how long after the last key, lift or ring it goes out; empty for never; not before {@code dimAfter}
 */
public record BacklightPart(
        Drive drive, int brightPercent, int dimPercent, Duration dimAfter, Optional<Duration> offAfter) {

    /** How it is lit. */
    public sealed interface Drive {

        /** By the display itself: backlight line of its backpack, contrast of an OLED. */
        record ByDisplay() implements Drive {}

        /** By a line, on or off. */
        record OnLine(LineOutput output) implements Drive {}

        /** By a pulse-width channel. */
        record OnPwm(PwmRef pwm) implements Drive {}
    }

    public BacklightPart {
        if (brightPercent < 1 || brightPercent > 100 || dimPercent < 0 || dimPercent > 100) {
            throw new IllegalArgumentException(dimPercent + " % and " + brightPercent + " % are no brightnesses");
        }
        if (!dimAfter.isPositive() || !offAfter.orElse(dimAfter).isPositive()) {
            throw new IllegalArgumentException("a backlight is bright for a while first");
        }
    }
}
