package org.offhook.phone.sip.call;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.EventHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.FailureText;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * Asks the peer of an answered call to call somebody else (REFER, RFC 3515), one at a time, and hears by NOTIFY what
 * came of it. It waits until no offer is open, so that the peer knows by then that it is held. For the SIP loop only.
 */
final class Referral {

    private static final Pattern STATUS = Pattern.compile("(?i)^SIP/2\\.0 +(\\d{3})(?: +([^\r\n]*))?");

    private final CallLeg leg;
    private final DialogRequests requests;
    private String waiting = "";
    private boolean asked;
    private boolean open;
    private boolean ringingTold;
    private int round;

    Referral(CallLeg leg, DialogRequests requests) {
        this.leg = leg;
        this.requests = requests;
    }

    /** @param referTo a URI; sent by the next {@link #go} */
    void ask(String referTo) {
        waiting = referTo;
        open = false;
    }

    /** No offer is open now. */
    void go() {
        if (waiting.isEmpty()) {
            return;
        }
        String referTo = waiting;
        waiting = "";
        asked = true;
        open = true;
        ringingTold = false;
        int mine = ++round;
        requests.send(Request.REFER, request -> fill(request, referTo), new ResponseHandler() {
            @Override
            public void response(Response response) {
                int status = response.getStatusCode();
                if (status >= 300 && mine == round) {
                    told(FailureText.ofCall(status, response.getReasonPhrase(), Messages.reasonText(response)));
                }
            }

            @Override
            public void failed(Failure failure) {
                if (mine == round) {
                    told(new EndReason(Kind.UNREACHABLE, 0, "The other side does not answer"));
                }
            }
        });
    }

    private void fill(Request request, String referTo) {
        request.setHeader(Jain.header("Refer-To", "<" + referTo + ">"));
        request.setHeader(Jain.header(
                "Referred-By", "<" + leg.identity().addressOfRecord().getURI() + ">")); // RFC 3892
        request.setHeader(Jain.HEADERS.createContactHeader(leg.identity().contact()));
    }

    private void told(EndReason reason) {
        if (open) {
            open = false;
            leg.emit(new PhoneEvent.TransferResult(leg.id(), reason));
        }
    }

    /** The call is over, or resumed: what waits is not sent any more. */
    void stop() {
        waiting = "";
    }

    /**
     * A NOTIFY within the dialog.
     *
     * @return the status to answer it with
     */
    int notified(IncomingRequest notify) {
        Request message = notify.message();
        boolean ours = message.getHeader(EventHeader.NAME) instanceof EventHeader event
                && "refer".equalsIgnoreCase(event.getEventType());
        if (!ours) {
            return Response.BAD_EVENT;
        }
        if (!asked) {
            return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        }
        Matcher status = STATUS.matcher(Jain.body(message).stripLeading());
        OptionalInt code = status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty();
        if (code.isPresent() && code.getAsInt() >= 200) {
            finalStatus(code.getAsInt(), Optional.ofNullable(status.group(2)).orElse(""));
        } else if (terminated(message)) {
            told(new EndReason(Kind.FAILED, 0, "The other side does not say what came of it"));
        } else if (code.isPresent() && code.getAsInt() >= Response.RINGING && open && !ringingTold) {
            ringingTold = true;
            leg.emit(new PhoneEvent.TransferProgress(leg.id()));
        }
        return Response.OK;
    }

    private void finalStatus(int code, String phrase) {
        told(code < 300 ? EndReason.of(Kind.TRANSFERRED) : FailureText.ofCall(code, phrase.strip(), Optional.empty()));
    }

    private static boolean terminated(Request notify) {
        return notify.getHeader(SubscriptionStateHeader.NAME) instanceof SubscriptionStateHeader state
                && state.getState().toLowerCase(Locale.ROOT).equals("terminated");
    }
}
