package org.offhook.phone.core;

/** What the user speaks through while not through the handset. */
public enum HandsFree {
    /** The handset, if it is lifted. */
    OFF,
    SPEAKER,
    HEADSET
}
