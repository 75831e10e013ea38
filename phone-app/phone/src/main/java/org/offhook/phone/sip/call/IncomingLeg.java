package org.offhook.phone.sip.call;

import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.phone.core.AutoAnswer;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.RejectReason;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.IncomingRequest;

/**
 * A call that comes in, until we answer or refuse it (RFC 3261 §13.3). The phone hears of it only when its
 * offer can be answered.
 */
final class IncomingLeg implements Phase {

    private final CallLeg leg;
    private final IncomingRequest invite;
    private final Dialog dialog;
    private final Party caller;
    private String answer = "";
    private boolean announced;

    IncomingLeg(CallLeg leg, IncomingRequest invite, Dialog dialog, Party caller) {
        this.leg = leg;
        this.invite = invite;
        this.dialog = dialog;
        this.caller = caller;
    }

    void start(Account.Reach reach) {
        leg.media().prepare(Calls.mediaAddress(reach), this::announce, failure -> refuse(500));
    }

    private void announce() {
        if (invite.answered()) {
            return;
        }
        if (Messages.hasSdp(invite.message())) {
            try {
                answer = leg.media().answer(Jain.body(invite.message()), MediaDirection.SENDRECV);
            } catch (SdpException e) {
                Response refusal = invite.response(e.statusCode());
                SdpFailure.warn(refusal, leg.identity(), e);
                over();
                reply(refusal);
                return;
            }
        }
        announced = true;
        AutoAnswer auto = leg.account().config().autoAnswer() ? AutoAnswer.ACCOUNT : AutoAnswer.NO;
        leg.emit(new PhoneEvent.IncomingCall(leg.id(), leg.account().line(), caller, auto));
    }

    private void reply(Response response) {
        invite.reply(leg.context().requests().complete(response, leg.localTag(), null));
    }

    private void refuse(int status) {
        over();
        reply(invite.response(status));
    }

    /** The phone never heard of it, or has heard its end. */
    private void over() {
        leg.media().release();
        leg.finished();
    }

    @Override
    public void ringing() {
        if (announced && !invite.answered()) {
            invite.reply(leg.context().requests().complete(invite.response(180), leg.localTag(), leg.identity()));
        }
    }

    @Override
    public void answer() {
        if (!announced || invite.answered()) {
            return;
        }
        boolean late = answer.isEmpty();
        Response ok = leg.context().requests().complete(invite.response(200), leg.localTag(), leg.identity());
        leg.context().requests().setSdp(ok, late ? leg.media().offer(MediaDirection.SENDRECV) : answer);
        Session session = new Session(leg, new DialogRequests(leg, dialog));
        leg.enter(session);
        leg.media().apply();
        session.beginUnacknowledged(invite, ok, late);
        if (!late) {
            leg.emit(new PhoneEvent.Connected(leg.id(), leg.media().info()));
            session.begin();
        }
    }

    @Override
    public void reject(RejectReason reason) {
        if (invite.answered()) {
            return;
        }
        int status =
                switch (reason) {
                    case BUSY -> Response.BUSY_HERE;
                    case NO_ANSWER -> Response.TEMPORARILY_UNAVAILABLE;
                };
        leg.end(new EndReason(Kind.LOCAL, status, ""));
        refuse(status);
    }

    @Override
    public void hangUp() {
        reject(RejectReason.BUSY);
    }

    /** CANCEL for this INVITE (§9.2); the CANCEL itself was answered already. */
    void cancelled(Request cancel) {
        if (invite.answered()) {
            return;
        }
        reply(invite.response(Response.REQUEST_TERMINATED));
        if (announced) {
            Kind kind = Messages.completedElsewhere(cancel) ? Kind.ANSWERED_ELSEWHERE : Kind.CALLER_GAVE_UP;
            leg.end(new EndReason(kind, 0, Messages.reasonText(cancel).orElse("")));
        }
        over();
    }

    @Override
    public void request(IncomingRequest request) {
        if (request.method().equals(Request.BYE)) {
            request.reply(leg.context().requests().complete(request.response(200), leg.localTag(), null));
            cancelled(request.message());
        } else if (!request.method().equals(Request.ACK)) {
            request.reply(leg.context().requests().complete(request.response(481), leg.localTag(), null));
        }
    }

    @Override
    public void strayAnswer(Response response) {
        // we sent no INVITE
    }
}
