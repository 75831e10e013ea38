package org.offhook.phone.core.menu;

/** What is done after the user has confirmed it. */
public enum Deed {
    DELETE_CALLS,
    /** Forgets everything that was set at the phone: settings, PIN and calls. */
    RESET,
    /** The keypad places every call again. */
    UNLOCK
}
