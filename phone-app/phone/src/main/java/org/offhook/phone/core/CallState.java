package org.offhook.phone.core;

import java.time.Duration;
import java.time.Instant;

/** How far a call has come. */
public sealed interface CallState {

    /** A call that we placed and that is not answered yet. */
    sealed interface Outgoing extends CallState {}

    /** Placed; nothing was heard of it yet. */
    record Calling() implements Outgoing {}

    /** It rings at the other side. */
    record RingingOut() implements Outgoing {}

    /** The network plays something. */
    record EarlyMedia() implements Outgoing {}

    /**
     * It rings here.
     *
     * @param silenced the user has silenced the ringer for it
     */
    record Ringing(boolean silenced) implements CallState {}

    /** We have answered; the sound is not up yet. */
    record Answering() implements CallState {}

    /**
     * Answered on both sides.
     *
     * @param since when it was answered
     * @param heldByPeer the other side holds us
     */
    record Up(Instant since, MediaInfo media, OwnHold hold, boolean heldByPeer) implements CallState {

        Up withMedia(MediaInfo changed) {
            return new Up(since, changed, hold, heldByPeer);
        }

        Up withHold(OwnHold changed) {
            return new Up(since, media, changed, heldByPeer);
        }
    }

    /** We have ended or refused it; the SIP side still has to say that it is gone. */
    record Ending(EndedBy by, Duration talked) implements CallState {}

    /** Why we ended a call. */
    enum EndedBy {
        USER,
        RING_TIME_OUT,
        /** All calls were in use; it never rang. */
        NO_SLOT,
        /** The user wants no calls; it never rang. */
        DO_NOT_DISTURB
    }
}
