package org.offhook.hal.board;

import java.time.Duration;
import org.offhook.hal.key.Key;

/**
 * A key with a line of its own.
 *
 * @param contact active while the key is down
 * @param debounce for how long the contact must rest
 */
public record KeyPart(Key key, LineInput contact, Duration debounce) {
    public KeyPart {
        if (debounce.isNegative()) {
            throw new IllegalArgumentException("debounce " + debounce + " is negative");
        }
    }
}
