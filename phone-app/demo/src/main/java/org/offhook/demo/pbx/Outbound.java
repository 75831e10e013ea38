package org.offhook.demo.pbx;

import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Ids;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.stack.ClientTx;
import org.offhook.phone.sip.stack.ResponseHandler;
import org.offhook.phone.sip.stack.SipStackHost;
import org.offhook.phone.sip.stack.Target;

/** What leaves the PBX: requests of others passed on, and its own. For the loop only. */
final class Outbound {

    /** For requests whose end is the same whatever is answered. */
    static final ResponseHandler WHATEVER = new ResponseHandler() {
        @Override
        public void response(Response response) {
            // the same
        }

        @Override
        public void failed(Failure failure) {
            // the same
        }
    };

    private static final int MAX_FORWARDS = 70;

    private final SipStackHost stack;
    private final Here here;
    private final Ids ids;
    private final MessageFactory messages = new MessageFactoryImpl();

    Outbound(SipStackHost stack, Here here, Ids ids) {
        this.stack = stack;
        this.here = here;
        this.ids = ids;
    }

    Here here() {
        return here;
    }

    Ids ids() {
        return ids;
    }

    // ---- requests of others (RFC 3261 §16.6) ----

    /**
     * A copy of a request, ready for one place.
     *
     * @param arrived by what it came, if we are to stay on the path of its dialog; two Record-Routes if it leaves
     *     by something else (RFC 5658)
     */
    Request copy(Request original, Location to, Optional<Transport> arrived) {
        Request copy = (Request) original.clone();
        copy.setRequestURI((URI) to.uri().clone());
        MaxForwardsHeader hops = (MaxForwardsHeader) copy.getHeader(MaxForwardsHeader.NAME);
        int left = hops == null ? MAX_FORWARDS : hops.getMaxForwards() - 1;
        copy.setHeader(Jain.make(() -> Jain.HEADERS.createMaxForwardsHeader(left)));
        arrived.ifPresent(in -> {
            recordRoute(copy, in);
            if (in != to.target().transport()) {
                recordRoute(copy, to.target().transport());
            }
        });
        addVia(copy, to.target());
        return copy;
    }

    private void recordRoute(Request request, Transport transport) {
        first(request, Jain.HEADERS.createRecordRouteHeader(here.recordRoute(transport)));
    }

    private void addVia(Request request, Target target) {
        first(request, here.via(target.transport(), ids.branch()));
    }

    private static void first(Request request, javax.sip.header.Header header) {
        try {
            request.addFirst(header);
        } catch (javax.sip.SipException e) {
            throw new IllegalArgumentException(header.getName() + " refused", e);
        }
    }

    /** A response to a request that we passed on, as it goes to the one before us. */
    Response upstream(Response response) {
        Response copy = (Response) response.clone();
        copy.removeFirst(ViaHeader.NAME);
        LocalSdp.mend(copy, here.address());
        return copy;
    }

    // ---- requests of our own ----

    Request invite(User to, User from, String callId, String tag, String offer) {
        Address caller = address(from);
        Address called = address(to);
        Request request = Jain.make(() -> messages.createRequest(
                called.getURI(),
                Request.INVITE,
                Jain.HEADERS.createCallIdHeader(callId),
                Jain.HEADERS.createCSeqHeader(1L, Request.INVITE),
                Jain.HEADERS.createFromHeader(caller, tag),
                Jain.HEADERS.createToHeader(called, null),
                new ArrayList<ViaHeader>(),
                Jain.HEADERS.createMaxForwardsHeader(MAX_FORWARDS)));
        request.setHeader(Jain.HEADERS.createContactHeader(here.contact(from.number(), Transport.UDP)));
        Replies.allow(request);
        setSdp(request, offer);
        return request;
    }

    private Address address(User user) {
        return Jain.make(() ->
                Jain.ADDRESSES.createAddress(user.name(), Jain.sipUri(user.number(), here.host() + ":" + here.port())));
    }

    /** A request inside a dialog (RFC 3261 §12.2.1.1). */
    Request inDialog(Dialog dialog, String method, long cseq, Target target) {
        Request request = Jain.make(() -> messages.createRequest(
                (URI) dialog.target().clone(),
                method,
                Jain.HEADERS.createCallIdHeader(dialog.callId()),
                Jain.HEADERS.createCSeqHeader(cseq, method),
                Jain.HEADERS.createFromHeader(dialog.local(), dialog.localTag()),
                Jain.HEADERS.createToHeader(dialog.remote(), dialog.remoteTag().isEmpty() ? null : dialog.remoteTag()),
                new ArrayList<>(List.of(here.via(target.transport(), ids.branch()))),
                Jain.HEADERS.createMaxForwardsHeader(MAX_FORWARDS)));
        dialog.routes().forEach(route -> request.addHeader(Jain.HEADERS.createRouteHeader(route)));
        return request;
    }

    static void setSdp(Message message, String sdp) {
        ContentTypeHeader type = Jain.make(() -> Jain.HEADERS.createContentTypeHeader("application", "sdp"));
        Jain.make(() -> {
            message.setContent(sdp.getBytes(StandardCharsets.UTF_8), type);
            return message;
        });
    }

    // ---- sending ----

    ClientTx send(Request request, Target target, ResponseHandler handler) {
        return stack.send(request, target, handler);
    }

    /** ACK to a 2xx, ours or another's. */
    void sendAck(Request ack, Target target) {
        stack.sendStateless(ack, target);
    }

    /** A response past its transaction: a repeated 2xx to INVITE. */
    void sendStray(Response response, Target source) {
        stack.sendStateless(response, source);
    }

    /** Sends a response that has no transaction here to where its first Via says. */
    void sendStray(Response response) {
        ViaHeader via = (ViaHeader) response.getHeader(ViaHeader.NAME);
        if (via != null && via.getHost() != null) {
            // jSIP reads the Via itself; the target only tells it whether sending may block.
            Here.transport(via.getTransport())
                    .ifPresent(transport -> stack.sendStateless(response, new Target(here.address(), 1, transport)));
        }
    }
}
