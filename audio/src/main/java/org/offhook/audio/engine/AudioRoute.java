package org.offhook.audio.engine;

/** Where the user hears, and with it where he speaks. */
public enum AudioRoute {
    HANDSET,
    HEADSET,
    SPEAKER,
    /** Rings; nobody speaks there. */
    RINGER
}
