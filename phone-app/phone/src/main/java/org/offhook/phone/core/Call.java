package org.offhook.phone.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One call, from the moment that this phone or the SIP side announced it to its {@code CallEnded}.
 *
 * @param started when it began to ring or was dialled
 * @param tried lines on which this emergency call did not get through before; else none
 * @param heardDigits the last {@value #MOST_DIGITS} DTMF digits that the other side has sent, oldest first; may be a
 *     PIN, so nothing logs it
 */
public record Call(
        CallId id,
        LineId line,
        Direction direction,
        Party party,
        Instant started,
        CallState state,
        Set<LineId> tried,
        String heardDigits) {

    /** So many heard digits are kept. */
    public static final int MOST_DIGITS = 32;

    public Call {
        tried = Set.copyOf(tried);
    }

    public Call(CallId id, LineId line, Direction direction, Party party, Instant started, CallState state) {
        this(id, line, direction, party, started, state, Set.of(), "");
    }

    public enum Direction {
        PLACED,
        RECEIVED
    }

    Call with(CallState changed) {
        return new Call(id, line, direction, party, started, changed, tried, heardDigits);
    }

    Call withDigit(char digit) {
        String all = heardDigits + digit;
        String last = all.substring(Math.max(0, all.length() - MOST_DIGITS));
        return new Call(id, line, direction, party, started, state, tried, last);
    }

    /** True until we or the other side ended it. */
    public boolean live() {
        return !(state instanceof CallState.Ending);
    }

    public boolean up() {
        return state instanceof CallState.Up;
    }

    public boolean ringing() {
        return state instanceof CallState.Ringing;
    }

    public boolean outgoing() {
        return state instanceof CallState.Outgoing;
    }

    /** True when the user holds it or wants it held. */
    public boolean heldByMe() {
        return state instanceof CallState.Up up && up.hold().wanted();
    }

    /** True when it is up and its sound may pass. */
    boolean open() {
        return state instanceof CallState.Up up && up.hold().open();
    }

    /** Time since it was answered; zero if it never was. */
    public Duration talked(Instant at) {
        return switch (state) {
            case CallState.Up up -> up.since().isBefore(at) ? Duration.between(up.since(), at) : Duration.ZERO;
            case CallState.Ending ending -> ending.talked();
            case CallState.Outgoing _, CallState.Ringing _, CallState.Answering _ -> Duration.ZERO;
        };
    }

    /** Tells how many digits were heard, and not which. */
    @Override
    public String toString() {
        return "Call[id=" + id + ", line=" + line + ", direction=" + direction + ", party=" + party + ", started="
                + started + ", state=" + state + ", tried=" + tried + ", heardDigits=" + heardDigits.length() + "]";
    }
}
