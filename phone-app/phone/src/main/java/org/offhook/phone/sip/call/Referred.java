package org.offhook.phone.sip.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.Header;
import javax.sip.header.ReferToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * The server asks us to call somebody else (REFER, RFC 3515 §2.4): the phone decides, and what comes of the new call is
 * told by NOTIFY. One at a time, and from a server of the account alone. For the SIP loop only.
 */
final class Referred {

    /**
     * The call that is wanted.
     *
     * @param headers for its INVITE
     */
    record Wanted(String target, List<Header> headers) {}

    private final CallLeg leg;
    private final DialogRequests requests;
    private IncomingRequest asked; // null unless the phone is to decide
    private Optional<Wanted> wanted = Optional.empty();
    private boolean following;
    private boolean first = true;
    private String event = "refer";

    Referred(CallLeg leg, DialogRequests requests) {
        this.leg = leg;
        this.requests = requests;
    }

    /** A REFER within the dialog. */
    void asked(IncomingRequest refer) {
        if (asked != null || following || !leg.account().isServer(refer.source())) {
            reply(refer, Response.DECLINE);
            return;
        }
        wanted = wanted(refer.message());
        if (wanted.isEmpty()) {
            reply(refer, Response.BAD_REQUEST);
            return;
        }
        asked = refer;
        ReferToHeader to = (ReferToHeader) refer.message().getHeader(ReferToHeader.NAME);
        leg.emit(new PhoneEvent.HandedOn(leg.id(), Messages.party(to.getAddress())));
    }

    private static Optional<Wanted> wanted(Request refer) {
        if (Jain.values(refer, ReferToHeader.NAME).size() != 1
                || !(refer.getHeader(ReferToHeader.NAME) instanceof ReferToHeader to)
                || to.getAddress() == null) {
            return Optional.empty();
        }
        URI uri = to.getAddress().getURI();
        List<Header> headers = new ArrayList<>();
        if (uri instanceof SipURI sip) {
            if (sip.getMethodParam() != null && !sip.getMethodParam().equalsIgnoreCase(Request.INVITE)) {
                return Optional.empty();
            }
            String replaces = sip.getHeader("Replaces");
            if (replaces != null) {
                headers.add(Jain.header("Replaces", unescaped(replaces)));
            }
        } else if (uri == null || !uri.getScheme().equalsIgnoreCase("tel")) {
            return Optional.empty();
        }
        Jain.firstValue(refer, "Referred-By").ifPresent(value -> headers.add(Jain.header("Referred-By", value)));
        String text = uri.toString();
        int ownHeaders = text.indexOf('?');
        return Optional.of(new Wanted(ownHeaders < 0 ? text : text.substring(0, ownHeaders), headers));
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // half an escape: the other side will not know such a call
        }
    }

    private void reply(IncomingRequest refer, int status) {
        Response response = refer.response(status);
        refer.reply(leg.context().requests().complete(response, leg.localTag(), leg.identity()));
    }

    /** The phone goes there; empty if it was not asked to. */
    Optional<Wanted> accept() {
        if (asked == null) {
            return Optional.empty();
        }
        event = first ? "refer" : "refer;id=" + Messages.cseq(asked.message());
        first = false;
        following = true;
        reply(asked, Response.ACCEPTED);
        asked = null;
        tell("SIP/2.0 100 Trying", false);
        return wanted;
    }

    /** The phone stays. */
    void refuse() {
        if (asked != null) {
            reply(asked, Response.DECLINE);
            asked = null;
        }
    }

    /** What happens to the new call. */
    void told(PhoneEvent.CallEvent progress) {
        if (!following) {
            return;
        }
        switch (progress) {
            case PhoneEvent.RemoteRinging _ -> tell("SIP/2.0 180 Ringing", false);
            case PhoneEvent.EarlyMedia _ -> tell("SIP/2.0 183 Session Progress", false);
            case PhoneEvent.Connected _ -> tell("SIP/2.0 200 OK", true);
            case PhoneEvent.CallEnded ended -> {
                boolean given = ended.reason().kind() == EndReason.Kind.LOCAL;
                int code = given ? Response.REQUEST_TERMINATED : ended.reason().code();
                tell(code >= 300 ? "SIP/2.0 " + code + " Failed" : "SIP/2.0 503 Service Unavailable", true);
            }
            default -> {} // nothing that a transfer is about
        }
    }

    private void tell(String status, boolean last) {
        following = !last;
        requests.send(Request.NOTIFY, request -> fill(request, status, last), ResponseHandler.IGNORE);
    }

    private void fill(Request request, String status, boolean last) {
        request.setHeader(Jain.header("Event", event));
        request.setHeader(
                Jain.header("Subscription-State", last ? "terminated;reason=noresource" : "active;expires=60"));
        request.setHeader(Jain.HEADERS.createContactHeader(leg.identity().contact()));
        Jain.make(() -> {
            request.setContent(
                    (status + "\r\n").getBytes(StandardCharsets.US_ASCII),
                    RequestBuilder.contentType("message", "sipfrag"));
            return request;
        });
    }

    /** The call is over. */
    void stop() {
        if (asked != null) {
            reply(asked, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            asked = null;
        }
        following = false;
    }
}
