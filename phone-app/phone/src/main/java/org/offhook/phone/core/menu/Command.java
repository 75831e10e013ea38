package org.offhook.phone.core.menu;

/** What a key other than a digit means in the menu. */
public enum Command {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    /** Enter, take, save, confirm, call: the likely thing. */
    CHOOSE,
    DELETE,
    BACK,
    EXIT
}
