package org.offhook.hal.sim;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.key.KeyListener;
import org.offhook.hal.key.Keypad;

/** Keys that are pressed by method. Any thread; listeners run on the caller's, one event after the other. */
public final class SimKeypad implements Keypad {

    private final LongSupplier nanos;
    private final List<KeyListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Key> down = EnumSet.noneOf(Key.class);

    SimKeypad(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Set<Key> keys() {
        return EnumSet.allOf(Key.class);
    }

    @Override
    public void addListener(KeyListener listener) {
        listeners.add(listener);
    }

    /** Puts a key down; one that is down already stays so. */
    public synchronized void press(Key key) {
        if (down.add(key)) {
            tell(key, KeyEvent.Action.PRESSED);
        }
    }

    /** Lets a key go; one that is up already stays so. */
    public synchronized void release(Key key) {
        if (down.remove(key)) {
            tell(key, KeyEvent.Action.RELEASED);
        }
    }

    /** Presses and lets go; a key that somebody holds down is first let go. */
    public synchronized void tap(Key key) {
        release(key);
        press(key);
        release(key);
    }

    /** Lets every key go: whoever held them is gone. */
    public synchronized void releaseAll() {
        Set.copyOf(down).forEach(this::release);
    }

    synchronized void close() {
        listeners.clear();
    }

    private void tell(Key key, KeyEvent.Action action) {
        KeyEvent event = new KeyEvent(key, action, nanos.getAsLong());
        listeners.forEach(listener -> listener.happened(event));
    }
}
