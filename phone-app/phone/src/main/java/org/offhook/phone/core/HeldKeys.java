package org.offhook.phone.core;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.key.Key;

/**
 * Keys that are down.
 *
 * @param repeats how often the only one that is down has been repeated
 * @param fromRest it was pressed when nothing was going on
 */
public record HeldKeys(Set<Key> down, int repeats, boolean fromRest) {

    static final HeldKeys NONE = new HeldKeys(Set.of(), 0, false);

    public HeldKeys {
        down = Set.copyOf(down);
    }

    HeldKeys plus(Key key, boolean atRest) {
        Set<Key> more = new HashSet<>(down);
        more.add(key);
        return new HeldKeys(more, 0, atRest);
    }

    HeldKeys minus(Key key) {
        Set<Key> fewer = new HashSet<>(down);
        fewer.remove(key);
        return new HeldKeys(fewer, 0, false);
    }

    HeldKeys repeated() {
        return new HeldKeys(down, repeats + 1, fromRest);
    }

    /** The key that is down alone. */
    Optional<Key> only() {
        return down.size() == 1 ? Optional.of(down.iterator().next()) : Optional.empty();
    }
}
