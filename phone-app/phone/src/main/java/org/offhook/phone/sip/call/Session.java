package org.offhook.phone.sip.call;

import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;

/** An answered call: its dialog, digits, and its end from either side. Offers are {@link Renegotiation}'s. */
final class Session implements Phase {

    static final int DIGIT_MS = 120;

    private final CallLeg leg;
    private final DialogRequests requests;
    private final Renegotiation renegotiation;
    private final InfoDigits digits;
    private final Forks forks;
    private final Replies replies;
    private final Referral referral;
    private final Referred referred;
    private boolean byeWaitsForAck;
    private boolean over;

    /** A call that came in. */
    Session(CallLeg leg, DialogRequests requests) {
        this(
                leg,
                new Forks.Fork(requests, new InfoDigits(leg, requests, false)),
                new Forks(leg, requests.dialog().target()));
    }

    /** @param forks who else may have answered our INVITE */
    Session(CallLeg leg, Forks.Fork own, Forks forks) {
        this.leg = leg;
        this.requests = own.requests();
        this.digits = own.digits();
        this.forks = forks;
        this.replies = new Replies(leg);
        this.referral = new Referral(leg, requests);
        this.referred = new Referred(leg, requests);
        this.renegotiation = new Renegotiation(this, leg, requests);
    }

    /** Everything is agreed on; tells of a hold that the answer brought. */
    void begin() {
        renegotiation.tellRemoteHold();
    }

    /** We answered; the peer's ACK is still to come. {@code offered}: it will bring the answer to our offer. */
    void beginUnacknowledged(IncomingRequest invite, Response ok, boolean offered) {
        renegotiation.answered(invite, ok, offered, true);
    }

    Dialog dialog() {
        return requests.dialog();
    }

    @Override
    public void request(IncomingRequest request) {
        if (request.method().equals(Request.ACK)) {
            if (dialog().remoteTag().equals(Messages.fromTag(request.message()))) {
                renegotiation.acknowledged(request);
            }
            return;
        }
        if (!replies.fits(request, dialog())) {
            return;
        }
        switch (request.method()) {
            case Request.BYE -> {
                reply(request, 200);
                terminated(new EndReason(
                        Kind.REMOTE_HANG_UP,
                        0,
                        Messages.reasonText(request.message()).orElse("")));
            }
            case Request.INVITE -> {
                if (over) {
                    reply(request, 481);
                } else {
                    renegotiation.offered(request);
                }
            }
            case Request.REFER -> {
                if (over) {
                    reply(request, 481);
                } else {
                    referred.asked(request);
                }
            }
            case Request.NOTIFY -> reply(request, over ? 481 : referral.notified(request));
            case Request.INFO -> {
                if (over) {
                    reply(request, 481);
                } else {
                    replies.info(request);
                }
            }
            case Request.OPTIONS -> reply(request, over ? 481 : 200);
            default -> replies.notAllowed(request);
        }
    }

    void reply(IncomingRequest request, int status) {
        replies.send(request, status);
    }

    @Override
    public void strayAnswer(Response response) {
        if (Messages.toTag(response).equals(dialog().remoteTag())) {
            requests.ack(Messages.cseq(response));
            return;
        }
        DialogRequests fork = forks.confirmed(response).requests();
        fork.ack(Messages.cseq(response));
        fork.bye();
    }

    @Override
    public void hangUp() {
        end(EndReason.of(Kind.LOCAL));
    }

    /** Ends the call from our side: BYE, which as the callee must wait for the ACK to our 2xx (RFC 3261 §15). */
    void end(EndReason reason) {
        leg.end(reason);
        if (over) {
            return;
        }
        over = true;
        digits.stop();
        if (renegotiation.firstAckMissing()) {
            byeWaitsForAck = true;
        } else {
            sendBye();
        }
    }

    /** The ACK to our first 2xx came, or will not come. */
    void firstAckSettled() {
        if (byeWaitsForAck) {
            byeWaitsForAck = false;
            sendBye();
        }
    }

    private void sendBye() {
        renegotiation.stop();
        referral.stop();
        referred.stop();
        requests.bye();
        leg.finished();
    }

    private void terminated(EndReason reason) {
        over = true;
        digits.stop();
        byeWaitsForAck = false;
        renegotiation.stop();
        referral.stop();
        referred.stop();
        leg.end(reason);
        leg.finished();
    }

    @Override
    public void hold(boolean held) {
        if (!over) {
            if (!held) {
                referral.stop();
            }
            renegotiation.hold(held);
        }
    }

    @Override
    public void refer(String referTo) {
        if (!over) {
            referral.ask(referTo);
            if (renegotiation.quiet()) {
                referral.go();
            }
        }
    }

    /** What the peer has asked us for. */
    Referred referred() {
        return referred;
    }

    /** No offer is open now, and none is due. */
    void quiet() {
        referral.go();
    }

    @Override
    public void digit(char digit) {
        if (over) {
            return;
        }
        if (leg.account().config().dtmf() != DtmfMethod.INFO) {
            leg.media().sendDigit(digit, DIGIT_MS);
            return;
        }
        digits.send(digit);
    }
}
