package org.offhook.phone.core.menu;

/** Which calls a list has. */
public enum CallFilter {
    ALL,
    MISSED,
    RECEIVED,
    PLACED
}
