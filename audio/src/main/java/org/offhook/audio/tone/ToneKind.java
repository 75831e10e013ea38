package org.offhook.audio.tone;

/** The call progress tones of a country (ITU-T E.180) and the phone's own signals. */
public enum ToneKind {
    DIAL,
    /** Dial tone while something is set that changes incoming calls (messages, forwarding). */
    STUTTER_DIAL,
    RING_BACK,
    BUSY,
    CONGESTION,
    CALL_WAITING,
    OFF_HOOK_WARNING,
    /** A call that I hold is waiting: one short beep. */
    HOLD_REMINDER,
    /** A call has answered itself: two beeps. */
    INTERCOM_BEEPS,
    /** The phone rings: played on the ringer's path. */
    RINGER
}
