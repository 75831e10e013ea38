package org.offhook.hal.hook;

/** Where the handset is. */
public enum HookState {
    /** The handset lies in the cradle. */
    ON_HOOK,
    /** The handset is lifted. */
    OFF_HOOK
}
