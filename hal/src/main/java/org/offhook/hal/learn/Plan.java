package org.offhook.hal.learn;

import java.util.List;
import org.offhook.hal.key.Key;

/**
 * What is to be found out.
 *
 * @param keys in the order in which they are asked for
 */
public record Plan(List<Key> keys, boolean hook, boolean dial) {
    public Plan {
        keys = List.copyOf(keys);
    }
}
