package org.offhook.phone.sip;

import org.offhook.phone.core.CallId;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.RejectReason;

/**
 * What the phone tells its SIP side about calls. Every method may be called from any thread and
 * returns at once; what comes of it arrives as {@link org.offhook.phone.core.PhoneEvent.CallEvent}. A
 * command for a call that has ended meanwhile is ignored.
 */
public interface CallControl {

    /** @param target a number, {@code user@host} or a {@code sip:} address */
    void placeCall(CallId call, LineId line, String target);

    void sendRinging(CallId call);

    void answer(CallId call);

    void reject(CallId call, RejectReason reason);

    void hangUp(CallId call);

    void hold(CallId call);

    void resume(CallId call);

    void sendDigit(CallId call, char digit);

    /**
     * Asks the other side of a call to call somebody else (RFC 3515).
     *
     * @param line by whose server the target is called
     * @param target as in {@link #placeCall}
     */
    void transfer(CallId call, LineId line, String target);

    /** Calls whom the other side of the call {@code asking} has asked us to call. */
    void follow(CallId call, CallId asking);

    /** Does not call whom the other side of that call has asked us to call. */
    void stay(CallId asking);

    /** Asks the other side of a call to take our place in the call {@code with} (RFC 5589 §7). */
    void transfer(CallId call, CallId with);
}
