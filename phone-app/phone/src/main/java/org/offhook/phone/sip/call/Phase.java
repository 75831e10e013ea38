package org.offhook.phone.sip.call;

import javax.sip.message.Response;
import org.offhook.phone.core.RejectReason;
import org.offhook.phone.sip.stack.IncomingRequest;

/** Where a call is in its life. A command that does not fit the phase does nothing. For the SIP loop only. */
sealed interface Phase permits OutgoingLeg, IncomingLeg, Session {

    /** A request under our tag of this call. */
    void request(IncomingRequest request);

    /** A 2xx to INVITE outside any transaction: a repeated one, or another fork's. */
    void strayAnswer(Response response);

    void hangUp();

    default void ringing() {}

    default void answer() {}

    default void reject(RejectReason reason) {}

    default void hold(boolean held) {}

    default void digit(char digit) {}

    /** @param referTo whom the peer is to call */
    default void refer(String referTo) {}
}
