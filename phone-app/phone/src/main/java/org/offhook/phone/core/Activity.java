package org.offhook.phone.core;

import java.time.Duration;

/** What the user is doing with the phone. A ringing call lies over it and leaves it as it is. */
public sealed interface Activity {

    /** Nothing. */
    record Idle() implements Activity {}

    /**
     * Digits are being collected with the handset down; they are never sent by time.
     *
     * @param digits at least one
     */
    record PreDial(LineId line, String digits) implements Activity {}

    /**
     * Off the hook (or on speaker or headset) to dial.
     *
     * @param digits empty as long as none was pressed
     */
    record Dialling(LineId line, String digits, Stage stage) implements Activity {}

    /** How an off-hook phone goes on when nothing is dialled. */
    enum Stage {
        DIAL_TONE,
        /** Digits are being collected. */
        COLLECTING,
        CONGESTION,
        WARNING,
        /** The phone has given up: {@code Handset off hook}. */
        SILENT
    }

    /** With a call that was placed, answered, or is held. */
    record OnCall(CallId call) implements Activity {}

    /** The user has hung up while another caller was held: this one comes back to him. */
    record Returning(CallId call, Comeback how) implements Activity {}

    /** How a held call comes back. */
    enum Comeback {
        SOON,
        RINGING,
        SILENCED
    }

    /**
     * A call has ended or did not come about, and the screen says why.
     *
     * @param talked zero if it was never answered
     * @param answered it had been answered
     */
    record Ended(LineId line, Party party, EndReason reason, Duration talked, boolean answered) implements Activity {}
}
