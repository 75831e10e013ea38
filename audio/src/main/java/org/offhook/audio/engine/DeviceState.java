package org.offhook.audio.engine;

/** How the engine stands with its sound device. */
public enum DeviceState {
    /** Not opened yet, or the engine is closed. */
    CLOSED,
    /** It works. */
    OPEN,
    /** It would not open, or it went away; a timer keeps the calls going and opening is tried again. */
    MISSING
}
