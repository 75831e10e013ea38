package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.Comeback;

/** What the screen is about: one for each page of the phone that belongs to a call. */
public enum Situation {
    IDLE,
    /** Idle, and calls were missed. */
    MISSED,
    /** Idle, and the keypad places emergency calls alone. */
    LOCKED,
    /** In the menu; a call covers it. */
    MENU,
    PRE_DIAL,
    DIAL_TONE,
    DIALLING,
    OUTGOING,
    INCOMING,
    INCOMING_DURING_CALL,
    /** Answered here, the sound is not up yet. */
    ANSWERING,
    CONNECTED,
    HELD_BY_ME,
    HELD_BY_PEER,
    /** One call is active, another one waits. */
    TWO_CALLS,
    /** Two calls, and the user holds both. */
    TWO_HELD,
    /** The number of whom the caller is handed on to is being collected. */
    TRANSFER_NUMBER,
    /** The target of a transfer is called, or rings. */
    TRANSFER_RINGING,
    /** The target of a transfer has answered. */
    TRANSFER_CONSULTING,
    /** The other side was asked to take the transfer over. */
    TRANSFERRING,
    /** A transfer came to nothing; the screen says why. */
    TRANSFER_FAILED,
    /** Two calls are joined; the user speaks to both or holds both. */
    CONFERENCE,
    /** A held call rings back. */
    RINGING_BACK,
    ENDED;

    public static Situation of(PhoneState state) {
        boolean inCall = state.desk().engaged() && state.activity() instanceof Activity.OnCall;
        if (state.incoming().isPresent()) {
            return inCall ? INCOMING_DURING_CALL : INCOMING;
        }
        return switch (state.activity()) {
            case Activity.Idle _ when state.panel().menu().open() -> MENU;
            case Activity.Idle _ when state.keypadLocked() -> LOCKED;
            case Activity.Idle _ -> state.memory().missed().announced() ? MISSED : IDLE;
            case Activity.PreDial _ -> PRE_DIAL;
            case Activity.Dialling _ when state.transfer() instanceof Transfer.Number -> TRANSFER_NUMBER;
            case Activity.Dialling d -> d.digits().isEmpty() ? DIAL_TONE : DIALLING;
            case Activity.Ended _ -> ENDED;
            case Activity.OnCall _ -> withCall(state);
            case Activity.Returning back -> back.how() == Comeback.SOON ? withCall(state) : RINGING_BACK;
        };
    }

    private static Situation withCall(PhoneState state) {
        Call call = state.focus().orElse(null);
        if (call == null) {
            return IDLE;
        }
        return transfer(state, call).orElseGet(() -> ordinary(state, call));
    }

    private static Optional<Situation> transfer(PhoneState state, Call call) {
        return switch (state.transfer()) {
            case Transfer.Consulting(CallId _, CallId id) ->
                state.call(id).map(target -> target.up() ? TRANSFER_CONSULTING : TRANSFER_RINGING);
            case Transfer.Asked asked when asked.caller().equals(call.id()) -> Optional.of(TRANSFERRING);
            case Transfer.Failed _ -> Optional.of(TRANSFER_FAILED);
            case Transfer.Asked _, Transfer.None _, Transfer.Number _, Transfer.Back _, Transfer.Following _ ->
                Optional.empty();
        };
    }

    /** True when the keys are those of a transfer that is under way. */
    boolean inTransfer() {
        return this == TRANSFER_NUMBER
                || this == TRANSFER_RINGING
                || this == TRANSFER_CONSULTING
                || this == TRANSFERRING;
    }

    private static Situation ordinary(PhoneState state, Call call) {
        if (Conferences.with(state, call).size() > 1) {
            return CONFERENCE;
        }
        return switch (call.state()) {
            case CallState.Outgoing _ -> OUTGOING;
            case CallState.Ringing _ -> INCOMING;
            case CallState.Answering _ -> ANSWERING;
            case CallState.Up up -> {
                if (state.waiting().isPresent()) {
                    yield up.hold().wanted() ? TWO_HELD : TWO_CALLS;
                }
                yield up.hold().wanted() ? HELD_BY_ME : up.heldByPeer() ? HELD_BY_PEER : CONNECTED;
            }
            case CallState.Ending _ -> IDLE;
        };
    }
}
