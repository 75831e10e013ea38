package org.offhook.hal.key;

import java.util.Set;

/**
 * The keys of the phone. Bounces are gone. The events of one key alternate, beginning with a press; a key
 * that a back end loses sight of while it is down is reported as released.
 *
 * <p>Threads: every method from any thread.
 */
public interface Keypad {

    /** The keys that this phone has. */
    Set<Key> keys();

    /** Adds somebody who is told each event from now on, in order. */
    void addListener(KeyListener listener);
}
