package org.offhook.demo.pbx;

import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.ClientTx;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.ResponseHandler;
import org.offhook.phone.sip.stack.Target;

/** An answered call between a phone and a service, until either hangs up or the phone dies. For the loop only. */
final class ServiceCall {

    private final Outbound out;
    private final Replies replies;
    private final Dialog dialog;
    private final CallMedia media;
    private final Address contact;
    private final Target phone;
    private final Runnable over;
    private final OkRepeater repeater;
    private final LifeCheck life;
    private Request lastAck;
    private boolean ended;

    /**
     * @param contact ours in this dialog
     * @param phone where requests to the phone go if its own address is not one
     * @param over called once, at the end
     */
    ServiceCall(Office office, Dialog dialog, CallMedia media, Address contact, Target phone, Runnable over) {
        this.out = office.out();
        this.replies = office.replies();
        this.dialog = dialog;
        this.media = media;
        this.contact = contact;
        this.phone = phone;
        this.over = over;
        this.repeater = new OkRepeater(out, office.loop(), this::end);
        this.life = new LifeCheck(
                office.loop(),
                office.settings().quiet(),
                office.settings().probeLimit(),
                media::quiet,
                handler -> send(Request.OPTIONS, handler),
                this::end);
        life.start();
    }

    Dialog dialog() {
        return dialog;
    }

    /** Answers an INVITE of the phone, the first or a later one. */
    void accept(IncomingRequest invite, String sdp) {
        Response ok = replies.make(invite, Response.OK, dialog.localTag());
        ok.setHeader(Jain.HEADERS.createContactHeader(contact));
        Replies.allow(ok);
        Outbound.setSdp(ok, sdp);
        invite.reply(ok);
        repeater.start(ok, Registrar.source(invite));
    }

    /** The phone has answered our INVITE. */
    void acknowledge(long inviteCseq) {
        lastAck = out.inDialog(dialog, Request.ACK, inviteCseq, target());
        out.sendAck(lastAck, target());
    }

    /** The phone has not got our ACK. */
    void acknowledgeAgain() {
        if (lastAck != null) {
            out.sendAck(lastAck, target());
        }
    }

    void request(IncomingRequest incoming) {
        Request request = incoming.message();
        if (request.getMethod().equals(Request.ACK)) {
            acknowledged(request);
            return;
        }
        if (!dialog.acceptCseq(request)) {
            replies.send(incoming, Response.SERVER_INTERNAL_ERROR); // RFC 3261 §12.2.2
            return;
        }
        switch (request.getMethod()) {
            case Request.BYE -> {
                replies.send(incoming, Response.OK);
                close();
            }
            case Request.INVITE -> reinvite(incoming);
            case Request.INFO -> info(incoming);
            case Request.OPTIONS -> withAllow(incoming, Response.OK);
            default -> withAllow(incoming, Response.METHOD_NOT_ALLOWED);
        }
    }

    private void acknowledged(Request ack) {
        repeater.stop();
        if (!media.awaitsAnswer()) {
            return;
        }
        try {
            media.accept(Jain.body(ack));
        } catch (SdpException e) {
            end();
        }
    }

    private void reinvite(IncomingRequest invite) {
        Request request = invite.message();
        if (!Messages.bodyIsSdpOrNone(request)) {
            replies.send(invite, Response.UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        try {
            String sdp = Messages.hasSdp(request) ? media.answer(Jain.body(request)) : media.offer();
            dialog.refreshTarget(request);
            accept(invite, sdp);
        } catch (SdpException e) {
            replies.send(invite, e.statusCode());
        }
    }

    private void info(IncomingRequest info) {
        Optional<Character> digit = InfoDigit.of(info.message());
        boolean empty = Jain.body(info.message()).isEmpty();
        if (digit.isEmpty() && !empty) {
            Response refusal = replies.make(info, Response.UNSUPPORTED_MEDIA_TYPE);
            refusal.setHeader(Jain.header("Accept", "application/dtmf-relay, application/dtmf"));
            info.reply(refusal);
            return;
        }
        replies.send(info, Response.OK);
        digit.ifPresent(media::digit);
    }

    private void withAllow(IncomingRequest incoming, int status) {
        Response response = replies.make(incoming, status);
        Replies.allow(response);
        incoming.reply(response);
    }

    private ClientTx send(String method, ResponseHandler handler) {
        Target target = target();
        return out.send(out.inDialog(dialog, method, dialog.nextCseq(), target), target, handler);
    }

    private Target target() {
        return Here.target(dialog.nextHop())
                .filter(named -> named.address().equals(phone.address()))
                .orElse(phone);
    }

    /** Hangs up. */
    void end() {
        if (!ended) {
            send(Request.BYE, Outbound.WHATEVER);
            close();
        }
    }

    private void close() {
        if (!ended) {
            ended = true;
            repeater.stop();
            life.stop();
            media.close();
            over.run();
        }
    }
}
