package org.offhook.hal.board;

import java.time.Duration;
import java.util.Optional;

/**
 * The hook switch.
 *
 * @param contact active while the handset is lifted
 * @param debounce for how long the contact must rest
 * @param flash shortest pause that is a flash; empty when flashes are not told apart and shorter pauses mean nothing
 * @param hangUp shortest pause that ends the call; longer than {@code flash}
 */
public record HookPart(LineInput contact, Duration debounce, Optional<Duration> flash, Duration hangUp) {
    public HookPart {
        if (debounce.isNegative() || !hangUp.isPositive()) {
            throw new IllegalArgumentException("times of a hook switch are not negative");
        }
    }
}
