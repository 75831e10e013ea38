package org.offhook.hal.key;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a source of keys has reported: sees to it that the events of each key alternate. {@link #keys} and {@link
 * #addListener} from any thread, the rest by one at a time; listeners run on it.
 */
public final class KeyReports implements Keypad {

    private final Set<Key> keys;
    private final List<KeyListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Key> down = EnumSet.noneOf(Key.class);

    /** @param keys that the source has */
    public KeyReports(Set<Key> keys) {
        this.keys = Collections.unmodifiableSet(keys.isEmpty() ? EnumSet.noneOf(Key.class) : EnumSet.copyOf(keys));
    }

    @Override
    public Set<Key> keys() {
        return keys;
    }

    @Override
    public void addListener(KeyListener listener) {
        listeners.add(listener);
    }

    /** A key is down; nothing is told if it was. */
    public void down(Key key, long atNanos) {
        if (down.add(key)) {
            tell(new KeyEvent(key, KeyEvent.Action.PRESSED, atNanos));
        }
    }

    /** A key is up; nothing is told if it was. */
    public void up(Key key, long atNanos) {
        if (down.remove(key)) {
            tell(new KeyEvent(key, KeyEvent.Action.RELEASED, atNanos));
        }
    }

    /** The source has lost sight of its keys. */
    public void allUp(long atNanos) {
        EnumSet.copyOf(down).forEach(key -> up(key, atNanos));
    }

    private void tell(KeyEvent event) {
        listeners.forEach(listener -> listener.happened(event));
    }
}
