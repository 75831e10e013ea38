package org.offhook.phone.core;

/** Where sound comes out. */
public enum Outlet {
    HANDSET,
    HEADSET,
    SPEAKER,
    /** What rings; often the same as the speaker. */
    RINGER
}
