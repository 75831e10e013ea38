package org.offhook.phone.core.menu;

import org.offhook.phone.core.text.TextEntry;
import org.offhook.phone.core.user.Pin;

/** What the user does at a place. */
public sealed interface Task {

    /** Looks and chooses. */
    record Browsing() implements Task {}

    /**
     * Writes.
     *
     * @param first the new PIN as it was written the first time; else without digits
     */
    record Typing(Purpose purpose, TextEntry entry, Pin first) implements Task {

        Typing with(TextEntry changed) {
            return new Typing(purpose, changed, first);
        }
    }

    /**
     * Waits until a PIN is hashed or checked, which takes a while.
     *
     * @param attempt which one
     */
    record Waiting(Purpose purpose, long attempt) implements Task {}
}
