package org.offhook.phone.core.menu;

/** Who may enter. */
public enum Guard {
    OPEN,
    /** Whoever knows the PIN; as long as there is none, it has to be set first. */
    PIN_NEEDED,
    /** Whoever knows the PIN; everybody, as long as there is none. */
    PIN_IF_SET
}
