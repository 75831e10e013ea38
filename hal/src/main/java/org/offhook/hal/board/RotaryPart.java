package org.offhook.hal.board;

import java.time.Duration;
import java.util.Optional;
import org.offhook.hal.key.Key;

/**
 * A rotary dial.
 *
 * @param pulse active during each pulse, which is while the impulse contact is open
 * @param offNormal active from when the dial leaves its rest until it is back; without it, digits end by a pause
 * @param pulsesPerSecond 10 or 20
 * @param debounce for how long a contact must rest
 */
public record RotaryPart(
        LineInput pulse, Optional<LineInput> offNormal, int pulsesPerSecond, Digits digits, Duration debounce) {

    /** Which digit a number of pulses is. */
    public enum Digits {
        /** One pulse is 1, ten are 0. */
        STANDARD,
        /** One pulse is 0, ten are 9. */
        SWEDEN,
        /** One pulse is 9, nine are 1, ten are 0. */
        NEW_ZEALAND;

        /** The key that so many pulses mean; empty for a number that no dial makes. */
        public Optional<Key> key(int pulses) {
            if (pulses < 1 || pulses > 10) {
                return Optional.empty();
            }
            int digit =
                    switch (this) {
                        case STANDARD -> pulses % 10;
                        case SWEDEN -> pulses - 1;
                        case NEW_ZEALAND -> 10 - pulses;
                    };
            return Optional.of(Key.ofDialCharacter((char) ('0' + digit)));
        }
    }

    public RotaryPart {
        if (pulsesPerSecond != 10 && pulsesPerSecond != 20 || debounce.isNegative()) {
            throw new IllegalArgumentException("a dial makes 10 or 20 pulses a second, not " + pulsesPerSecond);
        }
    }
}
