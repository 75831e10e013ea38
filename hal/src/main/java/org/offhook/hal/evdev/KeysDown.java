package org.offhook.hal.evdev;

import java.util.BitSet;

/**
 * Which keys of one input device are down, by their codes; tells of each change once.
 *
 * <p>Threads: one at a time.
 */
final class KeysDown {

    private final BitSet down = new BitSet();
    private final InputDevice.Listener listener;

    /** @param atFirst keys that are down already, which is not told */
    KeysDown(BitSet atFirst, InputDevice.Listener listener) {
        down.or(atFirst);
        this.listener = listener;
    }

    boolean has(int code) {
        return down.get(code);
    }

    /** @param atNanos when it happened, by the clock of {@link System#nanoTime()} */
    void change(int code, boolean isDown, long atNanos) {
        if (down.get(code) != isDown) {
            down.set(code, isDown);
            listener.changed(code, isDown, atNanos);
        }
    }

    /**
     * Of the keys in {@code known} exactly those in {@code now} are down. One that is let go as another is pressed comes
     * first, as on any keyboard.
     */
    void become(BitSet known, BitSet now, long atNanos) {
        known.stream().filter(code -> !now.get(code)).forEach(code -> change(code, false, atNanos));
        now.stream().forEach(code -> change(code, true, atNanos));
    }

    /** Exactly these are down. */
    void become(BitSet now, long atNanos) {
        become((BitSet) down.clone(), now, atNanos);
    }
}
