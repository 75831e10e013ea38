package org.offhook.phone.sip.stack;

import javax.sip.ClientTransaction;
import javax.sip.ObjectInUseException;

/** A request on its way. For the loop only. */
public final class ClientTx {

    private final SipStackHost host;
    private final Target target;
    private volatile ClientTransaction transaction;

    ClientTx(SipStackHost host, Target target) {
        this.host = host;
        this.target = target;
    }

    /** Called by the thread that sends. */
    void started(ClientTransaction started) {
        transaction = started;
    }

    /**
     * Sends CANCEL for this INVITE. To be called after a provisional response only (RFC 3261 §9.1); what comes
     * of it arrives as the INVITE's own final response.
     */
    public void cancel() {
        ClientTransaction invite = transaction;
        if (invite != null) {
            host.cancel(invite, target);
        }
    }

    /** Ends the transaction without waiting any longer for a final response. */
    public void forget() {
        ClientTransaction invite = transaction;
        if (invite != null) {
            invite.setApplicationData(null);
            try {
                invite.terminate();
            } catch (ObjectInUseException e) {
                // it ends by itself then
            }
        }
    }
}
