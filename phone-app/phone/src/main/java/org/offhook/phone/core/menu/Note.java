package org.offhook.phone.core.menu;

/** One line about what just happened; gone with the next key. */
public enum Note {
    NONE,
    SAVED,
    DONE,
    DELETED,
    PIN_SAVED,
    /** A place is guarded and there is no PIN yet. */
    PIN_FIRST,
    PIN_WRONG,
    PIN_SHORT,
    PIN_DIFFERENT,
    NOT_POSSIBLE
}
