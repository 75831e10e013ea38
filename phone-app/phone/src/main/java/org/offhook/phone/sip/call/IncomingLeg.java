package org.offhook.phone.sip.call;

import java.net.InetAddress;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.phone.core.AutoAnswer;
import org.offhook.phone.core.CallId;
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
 * A call that comes in, until we answer or refuse it (RFC 3261 §13.3). The phone hears of it at once if its offer
 * can be answered. Our ports are opened when it rings here, after the caller was told so; an answer waits for them.
 */
final class IncomingLeg implements Phase {

    private final CallLeg leg;
    private final IncomingRequest invite;
    private final Dialog dialog;
    private final Party caller;
    private final Optional<CallId> replaces;
    private final Replies replies;
    private String answer = "";
    private InetAddress mediaAddress; // null until the phone has heard of it
    private boolean opening;
    private boolean portsOpen;
    private boolean answerWanted;

    /** @param replaces the call in whose place it comes */
    IncomingLeg(CallLeg leg, IncomingRequest invite, Dialog dialog, Party caller, Optional<CallId> replaces) {
        this.leg = leg;
        this.invite = invite;
        this.dialog = dialog;
        this.caller = caller;
        this.replaces = replaces;
        this.replies = new Replies(leg);
    }

    void start(Account.Reach reach) {
        InetAddress ours = Calls.mediaAddress(reach);
        try {
            if (Messages.hasSdp(invite.message())) {
                leg.media().check(Jain.body(invite.message()), ours);
            }
        } catch (SdpException e) {
            refuse(e);
            return;
        }
        mediaAddress = ours;
        if (replaces.isPresent()) {
            leg.emit(new PhoneEvent.CallReplaced(
                    leg.id(), replaces.get(), leg.account().line(), caller));
            return;
        }
        AutoAnswer auto = leg.account().config().autoAnswer() ? AutoAnswer.ACCOUNT : AutoAnswer.NO;
        leg.emit(new PhoneEvent.IncomingCall(leg.id(), leg.account().line(), caller, auto));
    }

    private boolean announced() {
        return mediaAddress != null;
    }

    private void openPorts() {
        if (!opening) {
            opening = true;
            leg.media().prepare(mediaAddress, this::portsOpened, this::noPorts);
        }
    }

    private void portsOpened() {
        if (invite.answered()) {
            return;
        }
        try {
            if (Messages.hasSdp(invite.message())) {
                answer = leg.media().answer(Jain.body(invite.message()), MediaDirection.SENDRECV);
            }
        } catch (SdpException e) {
            leg.end(new EndReason(Kind.NO_COMMON_CODEC, e.statusCode(), e.getMessage()));
            refuse(e);
            return;
        }
        portsOpen = true;
        if (answerWanted) {
            answer();
        }
    }

    private void noPorts(Throwable failure) {
        if (!invite.answered()) {
            leg.end(new EndReason(Kind.FAILED, Response.SERVER_INTERNAL_ERROR, "no port is free for the sound"));
            refuse(Response.SERVER_INTERNAL_ERROR);
        }
    }

    private void refuse(SdpException why) {
        Response refusal = invite.response(why.statusCode());
        SdpFailure.warn(refusal, leg.identity(), why);
        over();
        reply(refusal);
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
        if (announced() && !invite.answered()) {
            invite.reply(leg.context().requests().complete(invite.response(180), leg.localTag(), leg.identity()));
            openPorts();
        }
    }

    @Override
    public void answer() {
        if (!announced() || invite.answered()) {
            return;
        }
        if (!portsOpen) {
            answerWanted = true;
            openPorts();
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
        if (announced()) {
            Kind kind = Messages.completedElsewhere(cancel) ? Kind.ANSWERED_ELSEWHERE : Kind.CALLER_GAVE_UP;
            leg.end(new EndReason(kind, 0, Messages.reasonText(cancel).orElse("")));
        }
        over();
    }

    @Override
    public void request(IncomingRequest request) {
        if (request.method().equals(Request.ACK) || !replies.fits(request, dialog)) {
            return;
        }
        switch (request.method()) {
            case Request.BYE -> {
                replies.send(request, Response.OK);
                cancelled(request.message());
            }
            case Request.INVITE -> replies.send(request, tooSoon(request));
            default -> replies.early(request);
        }
    }

    /** A second offer before the answer to the first one (RFC 3261 §14.2). */
    private Response tooSoon(IncomingRequest again) {
        Response refusal = again.response(Response.SERVER_INTERNAL_ERROR);
        int seconds = leg.context().random().nextInt(11);
        refusal.setHeader(Jain.make(() -> Jain.HEADERS.createRetryAfterHeader(seconds)));
        return refusal;
    }

    @Override
    public void strayAnswer(Response response) {
        // we sent no INVITE
    }
}
