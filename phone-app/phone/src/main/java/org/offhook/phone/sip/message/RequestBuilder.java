package org.offhook.phone.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.UserAgentHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.auth.Credentials;

/** Builds our requests and completes our responses. For the SIP loop only. */
public final class RequestBuilder {

    /** What we understand; grows with what is built. */
    public static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY, REFER";

    /** Option tags that we support. */
    public static final List<String> SUPPORTED = List.of("replaces");

    private static final int MAX_FORWARDS = 70;

    private final Ids ids;
    private final Header userAgent;
    private final ContentTypeHeader sdp = contentType("application", "sdp");

    public RequestBuilder(Ids ids, String userAgent) {
        this.ids = ids;
        this.userAgent = Jain.header(UserAgentHeader.NAME, userAgent);
    }

    public Ids ids() {
        return ids;
    }

    public static ContentTypeHeader contentType(String type, String subType) {
        return Jain.make(() -> Jain.HEADERS.createContentTypeHeader(type, subType));
    }

    /**
     * REGISTER (RFC 3261 §10.2).
     *
     * @param expiresSeconds 0 to take the binding away
     * @param gone an older contact of ours to be removed with it, or null
     */
    public Request register(Identity who, String callId, long cseq, String fromTag, int expiresSeconds, Address gone) {
        SipURI registrar =
                Jain.make(() -> Jain.ADDRESSES.createSipURI(null, who.account().domain()));
        Address aor = who.addressOfRecord();
        Request request = base(Request.REGISTER, registrar, who, callId, cseq, aor, fromTag, aor, null);
        request.addHeader(contact(who.contact(), expiresSeconds));
        if (gone != null) {
            request.addHeader(contact(gone, 0));
        }
        request.addHeader(Jain.make(() -> Jain.HEADERS.createExpiresHeader(expiresSeconds)));
        return request;
    }

    private static ContactHeader contact(Address address, int expiresSeconds) {
        ContactHeader contact = Jain.HEADERS.createContactHeader(address);
        return Jain.make(() -> {
            contact.setExpires(expiresSeconds);
            return contact;
        });
    }

    /** INVITE outside a dialog (§13.2.1). */
    public Request invite(Identity who, URI uri, Address to, String callId, long cseq, String fromTag, String offer) {
        Request request = base(Request.INVITE, uri, who, callId, cseq, who.addressOfRecord(), fromTag, to, null);
        addContact(request, who);
        addAbilities(request);
        setSdp(request, offer);
        return request;
    }

    /** SUBSCRIBE outside a dialog (RFC 6665 §4.1.2.1); {@link #asSubscribe} completes it. */
    public Request subscribe(Identity who, URI uri, String callId, long cseq, String fromTag) {
        Address to = Jain.ADDRESSES.createAddress((URI) uri.clone());
        return base(Request.SUBSCRIBE, uri, who, callId, cseq, who.addressOfRecord(), fromTag, to, null);
    }

    /** What every SUBSCRIBE has, the first one and those inside the dialog. */
    public void asSubscribe(
            Request request, Identity who, String event, String type, String subType, int expiresSeconds) {
        addContact(request, who);
        addAbilities(request);
        request.addHeader(Jain.make(() -> Jain.HEADERS.createEventHeader(event)));
        request.addHeader(Jain.make(() -> Jain.HEADERS.createAcceptHeader(type, subType)));
        request.addHeader(Jain.make(() -> Jain.HEADERS.createExpiresHeader(expiresSeconds)));
    }

    /** A request inside a dialog (§12.2.1.1), ACK excepted. */
    public Request inDialog(Dialog dialog, Identity who, String method) {
        Request request = dialogRequest(dialog, who, method, dialog.nextCseq());
        if (method.equals(Request.INVITE)) {
            addContact(request, who);
            addAbilities(request);
        }
        return request;
    }

    /** ACK to a 2xx (§13.2.2.4): number and credentials as in the INVITE. */
    public Request ack(Dialog dialog, Identity who, long inviteCseq) {
        return dialogRequest(dialog, who, Request.ACK, inviteCseq);
    }

    private Request dialogRequest(Dialog dialog, Identity who, String method, long cseq) {
        Request request = base(
                method,
                (URI) dialog.requestUri().clone(),
                who,
                dialog.callId(),
                cseq,
                dialog.local(),
                dialog.localTag(),
                dialog.remote(),
                dialog.remoteTag().isEmpty() ? null : dialog.remoteTag());
        for (RouteHeader route : dialog.routeHeaders()) {
            request.addHeader(route);
        }
        return request;
    }

    private Request base(
            String method,
            URI uri,
            Identity who,
            String callId,
            long cseq,
            Address from,
            String fromTag,
            Address to,
            String toTag) {
        return Jain.make(() -> {
            FromHeader fromHeader = Jain.HEADERS.createFromHeader(from, fromTag);
            ToHeader toHeader = Jain.HEADERS.createToHeader(to, toTag);
            ViaHeader via = Jain.HEADERS.createViaHeader(
                    who.viaHost(), who.viaPort(), who.account().transport().name(), ids.branch());
            via.setRPort();
            MaxForwardsHeader hops = Jain.HEADERS.createMaxForwardsHeader(MAX_FORWARDS);
            Request request = Jain.MESSAGES.createRequest(
                    uri,
                    method,
                    Jain.HEADERS.createCallIdHeader(callId),
                    Jain.HEADERS.createCSeqHeader(cseq, method),
                    fromHeader,
                    toHeader,
                    new ArrayList<>(List.of(via)),
                    hops);
            request.setHeader(userAgent);
            return request;
        });
    }

    /** Credentials of {@code DigestClient}, each in its header. */
    public static void authorise(Request request, List<Credentials> credentials) {
        for (Credentials each : credentials) {
            request.addHeader(Jain.header(each.proxy() ? "Proxy-Authorization" : "Authorization", each.headerValue()));
        }
    }

    public void setSdp(Request request, String body) {
        Jain.make(() -> {
            request.setContent(body.getBytes(StandardCharsets.UTF_8), sdp);
            return request;
        });
    }

    public void setSdp(Response response, String body) {
        Jain.make(() -> {
            response.setContent(body.getBytes(StandardCharsets.UTF_8), sdp);
            return response;
        });
    }

    /** Completes a response of ours: To tag, and Contact and Allow where a dialog begins or goes on. */
    public Response complete(Response response, String localTag, Identity who) {
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to.getTag() == null && response.getStatusCode() > 100) {
            Jain.make(() -> {
                to.setTag(localTag);
                return to;
            });
        }
        response.setHeader(userAgent);
        int status = response.getStatusCode();
        if (who != null && status > 100 && status < 300) {
            addContact(response, who);
            addAbilities(response);
        }
        return response;
    }

    private static void addContact(Message message, Identity who) {
        message.setHeader(Jain.HEADERS.createContactHeader(who.contact()));
    }

    private static void addAbilities(Message message) {
        message.setHeader(Jain.header("Allow", ALLOW));
        if (!SUPPORTED.isEmpty()) {
            message.setHeader(
                    Jain.header("Supported", String.join(", ", SUPPORTED).toLowerCase(Locale.ROOT)));
        }
    }
}
