package org.offhook.phone.core.menu;

/** Why the user is asked to write something. */
public enum Purpose {
    /** The value of a field. */
    VALUE,
    /** The PIN, to enter a guarded place. */
    UNLOCK,
    /** The PIN, to be replaced. */
    OLD_PIN,
    NEW_PIN,
    REPEAT_PIN
}
