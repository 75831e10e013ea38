package org.offhook.hal.key;

/**
 * A key went down or up.
 *
 * @param atNanos when, by the clock of {@link System#nanoTime()}
 */
public record KeyEvent(Key key, Action action, long atNanos) {

    /** What a key did. */
    public enum Action {
        PRESSED,
        RELEASED
    }
}
