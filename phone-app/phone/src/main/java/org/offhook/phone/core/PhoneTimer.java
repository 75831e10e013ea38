package org.offhook.phone.core;

/** The timers of the core; each runs at most once at a time. */
public enum PhoneTimer {
    /** No further digit came: dial what is there, or give the congestion tone. */
    INTER_DIGIT,
    /** Dial tone → congestion → off-hook warning → silence. */
    OFF_HOOK_TONES,
    /** An incoming call rings too long. */
    INCOMING_RING,
    /** An outgoing call rings too long. */
    OUTGOING_RING,
    /** How long "Ended" and its reason stay on the screen. */
    ENDED_NOTICE,
    /** Handset still off the hook after the far end hung up: congestion tone. */
    ENDED_TONE,
    /** A held call is waiting. */
    HOLD_REMINDER,
    /** A held call rings back after the user hung up another one; then how long it does. */
    HELD_RING_BACK,
    /** Soft keys are ignored for a moment after a change that the user did not cause. */
    SOFT_KEY_GUARD,
    /** Ends the local sound of a pressed digit. */
    DIGIT_SOUND,
    /** Ends the two beeps before a call that answered itself. */
    INTERCOM_BEEPS,
    /** The other side does not say what came of a transfer. */
    TRANSFER_RESULT,
    /** How long the screen says why a transfer came to nothing. */
    TRANSFER_NOTICE,
    /** Nobody works the menu: it closes. */
    MENU_IDLE,
    /** The letter that a key was gone through to stands. */
    TAP_COMMIT,
    /** What an information page shows is read again. */
    STATUS_READ,
    /** How long a volume is shown. */
    VOLUME_BAR,
    /** A key that is held down is pressed again. */
    KEY_REPEAT,
    /** A key is held so long that it means something else. */
    LONG_PRESS
}
