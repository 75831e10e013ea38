package org.offhook.phone.sip.call;

import javax.sip.address.URI;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.RejectReason;

/** What may be asked of a call; a command that does not fit its phase does nothing. */
public final class Command {

    private final CallLeg leg;

    Command(CallLeg leg) {
        this.leg = leg;
    }

    public void ringing() {
        leg.phase().ringing();
    }

    public void answer() {
        leg.phase().answer();
    }

    public void reject(RejectReason reason) {
        leg.phase().reject(reason);
    }

    public void hangUp() {
        leg.phase().hangUp();
    }

    public void hold(boolean held) {
        leg.phase().hold(held);
    }

    /** Asks the peer to call that address. */
    public void refer(URI target) {
        leg.phase().refer(target.toString());
    }

    /** Tells the phone that nothing comes of a transfer. */
    public void transferFailed(EndReason reason) {
        leg.emit(new PhoneEvent.TransferResult(leg.id(), reason));
    }

    /**
     * Asks the peer to take our place in another call.
     *
     * @return false if that one is not answered
     */
    boolean referTo(CallLeg other) {
        if (!(other.phase() instanceof Session session)) {
            return false;
        }
        leg.phase().refer(Replaces.address(session.dialog()));
        return true;
    }

    public void digit(char digit) {
        leg.phase().digit(digit);
    }
}
