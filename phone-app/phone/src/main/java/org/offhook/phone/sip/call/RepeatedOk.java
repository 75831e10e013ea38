package org.offhook.phone.sip.call;

import java.time.Duration;
import java.util.Locale;
import javax.sip.header.ViaHeader;
import javax.sip.message.Response;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.Target;

/**
 * A 2xx to INVITE, repeated by us until its ACK comes (RFC 3261 §13.3.1.4); jSIP does that for its own dialogs
 * alone. For the SIP loop only.
 */
final class RepeatedOk {

    private final CallContext context;
    private final IncomingRequest invite;
    private final Response response;
    private final long cseq;
    private final Runnable neverAcknowledged;
    private Loop.Timer timer = () -> {};
    private Duration interval;
    private Duration waited = Duration.ZERO;
    private boolean done;

    RepeatedOk(CallContext context, IncomingRequest invite, Response response, long cseq, Runnable never) {
        this.context = context;
        this.invite = invite;
        this.response = response;
        this.cseq = cseq;
        this.neverAcknowledged = never;
        this.interval = context.timing().t1();
    }

    void send() {
        invite.reply(response);
        timer = context.loop().schedule(interval, this::again);
    }

    private void again() {
        if (done) {
            return;
        }
        waited = waited.plus(interval);
        if (waited.compareTo(context.timing().giveUp()) >= 0) {
            done = true;
            neverAcknowledged.run();
            return;
        }
        context.stack().sendStateless(response, source());
        Duration doubled = interval.multipliedBy(2);
        Duration most = context.timing().t2();
        interval = doubled.compareTo(most) < 0 ? doubled : most;
        timer = context.loop().schedule(interval, this::again);
    }

    private Target source() {
        ViaHeader via = (ViaHeader) response.getHeader(ViaHeader.NAME);
        Transport transport = Transport.valueOf(via.getTransport().toUpperCase(Locale.ROOT));
        return new Target(invite.source(), Math.max(via.getRPort(), 0), transport);
    }

    /** @return true if this ACK was waited for */
    boolean acknowledged(long ackCseq) {
        if (done || ackCseq != cseq) {
            return false;
        }
        done = true;
        timer.cancel();
        return true;
    }

    void stop() {
        done = true;
        timer.cancel();
    }
}
