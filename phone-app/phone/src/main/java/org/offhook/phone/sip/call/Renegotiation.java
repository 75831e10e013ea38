package org.offhook.phone.sip.call;

import java.time.Duration;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.MediaInfo;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * Offers within an answered call, ours and the peer's (RFC 3261 §14, RFC 3264 §8): hold and resume, changes
 * of codec and address, glare. For the SIP loop only.
 */
final class Renegotiation {

    private final Session session;
    private final CallLeg leg;
    private final DialogRequests requests;

    private boolean held;
    private boolean wanted;
    private boolean offering;
    private Loop.Timer retry = () -> {};
    private boolean retryWaits;
    private boolean stopped;

    private RepeatedOk unacknowledged;
    private boolean offeredInOk;
    private boolean firstOk;

    private boolean remoteHoldTold;
    private MediaInfo mediaTold;

    Renegotiation(Session session, CallLeg leg, DialogRequests requests) {
        this.session = session;
        this.leg = leg;
        this.requests = requests;
        this.mediaTold = leg.media().info();
    }

    // ---- our offers ----

    void hold(boolean hold) {
        wanted = hold;
        offerIfNeeded();
    }

    private void offerIfNeeded() {
        if (busy()) {
            return;
        }
        if (wanted == held) {
            session.quiet();
            return;
        }
        offering = true;
        boolean hold = wanted;
        String offer = leg.media().offer(direction(hold));
        requests.send(
                Request.INVITE, request -> leg.context().requests().setSdp(request, offer), new ResponseHandler() {
                    @Override
                    public void response(Response response) {
                        if (response.getStatusCode() >= 200) {
                            settled(response, hold);
                        }
                    }

                    @Override
                    public void failed(Failure failure) {
                        offering = false;
                        lost();
                    }
                });
    }

    private boolean busy() {
        return stopped || offering || retryWaits || offeredInOk || firstAckMissing();
    }

    /** True when no offer is open, and none is due. */
    boolean quiet() {
        return !busy() && wanted == held;
    }

    private static MediaDirection direction(boolean hold) {
        return hold ? MediaDirection.SENDONLY : MediaDirection.SENDRECV;
    }

    private void settled(Response response, boolean hold) {
        offering = false;
        int status = response.getStatusCode();
        if (status < 300) {
            requests.ack(Messages.cseq(response));
        }
        if (stopped) {
            return;
        }
        if (status < 300) {
            requests.dialog().refreshTarget(response);
            accepted(Jain.body(response), hold);
        } else if (status == Response.REQUEST_PENDING) {
            leg.media().rollback();
            retryWaits = true;
            retry = leg.context().loop().schedule(glareWait(), () -> {
                retryWaits = false;
                offerIfNeeded();
            });
            return;
        } else if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
            leg.media().rollback();
            lost();
            return;
        } else {
            leg.media().rollback();
            refused(hold);
        }
        offerIfNeeded();
    }

    private void accepted(String answer, boolean hold) {
        try {
            leg.media().acceptAnswer(answer);
        } catch (SdpException e) {
            leg.media().rollback();
            refused(hold);
            return;
        }
        held = hold;
        leg.media().apply();
        leg.emit(new PhoneEvent.HoldResult(leg.id(), hold, true));
        tellChanges();
    }

    /** The call is as before. What the user asked for meanwhile, the opposite, is true already. */
    private void refused(boolean hold) {
        wanted = held;
        leg.emit(new PhoneEvent.HoldResult(leg.id(), hold, false));
    }

    /** 481, 408 or no answer at all: the peer has no such dialog any more (§14.1, §12.2.1.2). */
    private void lost() {
        session.end(new EndReason(Kind.FAILED, 0, "The other side no longer answers"));
    }

    /** §14.1: the owner of the Call-ID waits 2.1–4 s, the other up to 2 s, so that one of them is first. */
    private Duration glareWait() {
        int steps = requests.dialog().caller()
                ? 210 + leg.context().random().nextInt(191)
                : leg.context().random().nextInt(201);
        return Duration.ofMillis(steps * 10L);
    }

    // ---- the peer's offers ----

    void offered(IncomingRequest invite) {
        if (offering || offeredInOk) {
            session.reply(invite, Response.REQUEST_PENDING);
            return;
        }
        Request message = invite.message();
        if (!Messages.bodyIsSdpOrNone(message)) {
            session.reply(invite, Response.UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        boolean late = !Messages.hasSdp(message);
        String body;
        try {
            body = late ? leg.media().offer(direction(held)) : leg.media().answer(Jain.body(message), direction(held));
        } catch (SdpException e) {
            Response refusal = invite.response(e.statusCode());
            SdpFailure.warn(refusal, leg.identity(), e);
            invite.reply(
                    leg.context().requests().complete(refusal, requests.dialog().localTag(), null));
            return;
        }
        requests.dialog().refreshTarget(message);
        Response ok = leg.context()
                .requests()
                .complete(invite.response(200), requests.dialog().localTag(), leg.identity());
        leg.context().requests().setSdp(ok, body);
        if (!late) {
            leg.media().apply();
        }
        answered(invite, ok, late, false);
        if (!late) {
            tellChanges();
        }
    }

    /** Sends a 2xx and repeats it until its ACK comes. */
    void answered(IncomingRequest invite, Response ok, boolean offered, boolean first) {
        if (unacknowledged != null) {
            unacknowledged.stop();
        }
        offeredInOk = offered;
        firstOk = first;
        unacknowledged =
                new RepeatedOk(leg.context(), invite, ok, Messages.cseq(invite.message()), this::neverAcknowledged);
        unacknowledged.send();
    }

    void acknowledged(IncomingRequest ack) {
        if (unacknowledged == null || !unacknowledged.acknowledged(Messages.cseq(ack.message()))) {
            return;
        }
        boolean first = firstOk;
        boolean answerExpected = offeredInOk;
        ackSettled();
        if (leg.ended()) {
            return;
        }
        if (answerExpected && !takeLateAnswer(ack.message(), first)) {
            return;
        }
        offerIfNeeded();
    }

    private boolean takeLateAnswer(Request ack, boolean first) {
        try {
            leg.media().acceptAnswer(Jain.body(ack));
        } catch (SdpException e) {
            leg.media().rollback();
            if (first) {
                session.end(new EndReason(Kind.NO_COMMON_CODEC, e.statusCode(), e.getMessage()));
                return false;
            }
            return true;
        }
        leg.media().apply();
        if (first) {
            mediaTold = leg.media().info();
            leg.emit(new PhoneEvent.Connected(leg.id(), mediaTold));
            tellRemoteHold();
        } else {
            tellChanges();
        }
        return true;
    }

    /** §13.3.1.4: without an ACK the call is not one. */
    private void neverAcknowledged() {
        ackSettled();
        session.end(new EndReason(Kind.FAILED, 0, "The other side did not confirm the call"));
    }

    private void ackSettled() {
        unacknowledged = null;
        offeredInOk = false;
        if (firstOk) {
            firstOk = false;
            session.firstAckSettled();
        }
    }

    /** True while BYE has to wait: we answered the call and the ACK has not come yet. */
    boolean firstAckMissing() {
        return unacknowledged != null && firstOk;
    }

    // ---- what the phone hears of it ----

    private void tellChanges() {
        MediaInfo now = leg.media().info();
        if (!now.equals(mediaTold)) {
            mediaTold = now;
            leg.emit(new PhoneEvent.MediaChanged(leg.id(), now));
        }
        tellRemoteHold();
    }

    void tellRemoteHold() {
        boolean now = leg.media().heldByPeer();
        if (now != remoteHoldTold) {
            remoteHoldTold = now;
            leg.emit(new PhoneEvent.RemoteHold(leg.id(), now));
        }
    }

    /** The call is over: nothing more is offered, what comes late is acknowledged at most. */
    void stop() {
        stopped = true;
        retry.cancel();
        retryWaits = false;
        if (unacknowledged != null) {
            unacknowledged.stop();
            unacknowledged = null;
        }
    }
}
