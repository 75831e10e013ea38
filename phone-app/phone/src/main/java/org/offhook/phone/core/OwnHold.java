package org.offhook.phone.core;

import java.time.Instant;

/**
 * Our side of a call's hold. Holding takes a round trip and may be refused, so what is wanted and what
 * the peer has accepted are apart; at most one change is under way at a time (RFC 3261 §14.1).
 *
 * @param wanted true: the user wants the call held
 * @param confirmed true: the peer has accepted that it is held
 * @param inFlight a change was sent and its result is not known yet
 * @param since when {@code wanted} last changed
 */
public record OwnHold(boolean wanted, boolean confirmed, boolean inFlight, Instant since) {

    /** Not held, as a call begins. */
    static OwnHold none(Instant at) {
        return new OwnHold(false, false, false, at);
    }

    /** True when the call's sound may pass: neither held nor on the way into or out of hold. */
    public boolean open() {
        return !wanted && !confirmed;
    }

    /** True when a change has to be sent now. */
    boolean mustSend() {
        return wanted != confirmed && !inFlight;
    }

    OwnHold want(boolean held, Instant at) {
        return wanted == held ? this : new OwnHold(held, confirmed, inFlight, at);
    }

    OwnHold sent() {
        return new OwnHold(wanted, confirmed, true, since);
    }

    OwnHold accepted(boolean held) {
        return new OwnHold(wanted, held, false, since);
    }

    /** The call is as it was before. */
    OwnHold refused(Instant at) {
        return new OwnHold(confirmed, confirmed, false, wanted == confirmed ? since : at);
    }
}
