package org.offhook.phone.sip.call;

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

    public void digit(char digit) {
        leg.phase().digit(digit);
    }
}
