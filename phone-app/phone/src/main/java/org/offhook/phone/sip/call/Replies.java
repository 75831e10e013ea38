package org.offhook.phone.sip.call;

import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.IncomingRequest;

/** Answers what the peer asks within a dialog of one call, where the phase of the call decides little. For the SIP loop only. */
final class Replies {

    private final CallLeg leg;

    Replies(CallLeg leg) {
        this.leg = leg;
    }

    void send(IncomingRequest request, int status) {
        send(request, request.response(status));
    }

    void send(IncomingRequest request, Response response) {
        request.reply(leg.context().requests().complete(response, leg.localTag(), null));
    }

    /** True if it is this dialog's and in order (RFC 3261 §12.2.2); else it is refused. Not for ACK. */
    boolean fits(IncomingRequest request, Dialog dialog) {
        if (!dialog.remoteTag().equals(Messages.fromTag(request.message()))) {
            send(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            return false;
        }
        if (!dialog.acceptCseq(request.message())) {
            send(request, Response.SERVER_INTERNAL_ERROR);
            return false;
        }
        return true;
    }

    /**
     * What an early dialog is asked, BYE and INVITE excepted. No answer here takes the dialog from the peer, as 481 might
     * (RFC 5057 §5.1).
     */
    void early(IncomingRequest request) {
        switch (request.method()) {
            case Request.INFO -> info(request);
            case Request.OPTIONS -> send(request, Response.OK);
            case Request.REFER -> send(request, Response.DECLINE);
            case Request.NOTIFY -> send(request, Response.BAD_EVENT);
            default -> notAllowed(request);
        }
    }

    /** A digit is told to the phone; no body at all asks whether the call is still there. */
    void info(IncomingRequest request) {
        Request message = request.message();
        if (InfoDigit.isEmpty(message)) {
            send(request, Response.OK);
        } else if (!InfoDigit.isDigit(message)) {
            Response refusal = request.response(Response.UNSUPPORTED_MEDIA_TYPE);
            refusal.setHeader(Jain.header("Accept", InfoDigit.TYPES));
            send(request, refusal);
        } else {
            Optional<Character> digit = InfoDigit.of(message);
            digit.ifPresent(heard -> leg.emit(new PhoneEvent.DigitHeard(leg.id(), heard)));
            send(request, digit.isPresent() ? Response.OK : Response.BAD_REQUEST);
        }
    }

    void notAllowed(IncomingRequest request) {
        Response refusal = request.response(Response.METHOD_NOT_ALLOWED);
        refusal.setHeader(Jain.header("Allow", RequestBuilder.ALLOW));
        send(request, refusal);
    }
}
