package org.offhook.phone.sip.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A dialog (RFC 3261 §12): ours and not jSIP's, so that it survives a change of our address, early dialogs
 * of a fork are just several of these, and who repeats a 2xx is decided in one place. For the SIP loop only.
 */
public final class Dialog {

    private final String callId;
    private final Address local;
    private final String localTag;
    private final Address remote;
    private final String remoteTag;
    private final boolean caller;
    private List<Address> routes;
    private URI target;
    private long localCseq;
    private long remoteCseq;
    private boolean contactKnown = true;

    private Dialog(
            String callId,
            Address local,
            String localTag,
            Address remote,
            String remoteTag,
            boolean caller,
            List<Address> routes,
            URI target,
            long localCseq,
            long remoteCseq) {
        this.callId = callId;
        this.local = local;
        this.localTag = localTag;
        this.remote = remote;
        this.remoteTag = remoteTag;
        this.caller = caller;
        this.routes = routes;
        this.target = target;
        this.localCseq = localCseq;
        this.remoteCseq = remoteCseq;
    }

    /** The dialog that a response with a To tag to our request makes (§12.1.2). */
    public static Dialog ofCaller(Response response, URI requestUri) {
        FromHeader from = (FromHeader) response.getHeader(FromHeader.NAME);
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        List<Address> routes = recordRoutes(response);
        Collections.reverse(routes);
        Optional<URI> contact = contact(response);
        Dialog dialog = new Dialog(
                ((CallIdHeader) response.getHeader(CallIdHeader.NAME)).getCallId(),
                from.getAddress(),
                from.getTag(),
                to.getAddress(),
                to.getTag() == null ? "" : to.getTag(),
                true,
                routes,
                contact.orElse(requestUri),
                ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber(),
                -1);
        dialog.contactKnown = contact.isPresent();
        return dialog;
    }

    /** The dialog that our answer to a request makes (§12.1.1); empty if the request has no Contact to talk to. */
    public static Optional<Dialog> ofCallee(Request request, String localTag) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        return contact(request)
                .map(contact -> new Dialog(
                        ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId(),
                        to.getAddress(),
                        localTag,
                        from.getAddress(),
                        from.getTag() == null ? "" : from.getTag(),
                        false,
                        recordRoutes(request),
                        contact,
                        0,
                        cseq(request)));
    }

    /**
     * The dialog that a NOTIFY makes which comes before the response to our SUBSCRIBE (RFC 6665 §4.4.1).
     *
     * @param localCseq number of the SUBSCRIBE
     * @return empty if it has no Contact to talk to
     */
    public static Optional<Dialog> ofSubscriber(Request notify, long localCseq) {
        Optional<Dialog> dialog = ofCallee(notify, Messages.toTag(notify));
        dialog.ifPresent(made -> {
            made.localCseq = localCseq;
            made.remoteCseq = -1;
        });
        return dialog;
    }

    public String callId() {
        return callId;
    }

    public String localTag() {
        return localTag;
    }

    public String remoteTag() {
        return remoteTag;
    }

    public Address local() {
        return local;
    }

    public Address remote() {
        return remote;
    }

    /** True if we own the Call-ID: who waits longer after a glare (RFC 3261 §14.1). */
    public boolean caller() {
        return caller;
    }

    public URI target() {
        return target;
    }

    public List<Address> routes() {
        return routes;
    }

    /** The number for our next request. */
    public long nextCseq() {
        return ++localCseq;
    }

    /** Leaves out numbers that may have been used before, when nothing else is known of it any more. */
    public void skipCseq(int count) {
        localCseq += count;
    }

    /** The peer's next request: false if its number was used up already (§12.2.2). */
    public boolean acceptCseq(Request request) {
        long number = cseq(request);
        if (remoteCseq >= 0 && number <= remoteCseq) {
            return false;
        }
        remoteCseq = number;
        return true;
    }

    /** Takes the Contact of a target refresh request or of its 2xx (§12.2). */
    public void refreshTarget(Message message) {
        contact(message).ifPresent(uri -> {
            target = uri;
            contactKnown = true;
        });
    }

    /** Another provisional response of an early dialog: tells where the peer is if none before did. */
    public void heardAgain(Response response) {
        if (contactKnown) {
            return;
        }
        if (routes.isEmpty()) {
            routes = recordRoutes(response);
            Collections.reverse(routes);
        }
        refreshTarget(response);
    }

    /** On the 2xx the route set of an early dialog is made anew (§13.2.2.4). */
    public void confirm(Response response) {
        routes = recordRoutes(response);
        Collections.reverse(routes);
        refreshTarget(response);
    }

    /** Where our requests go next: the first route if there is one, else the target. */
    public URI nextHop() {
        return routes.isEmpty() ? target : routes.getFirst().getURI();
    }

    /** Puts Request-URI and Route headers as §12.2.1.1 has them; strict routers included. */
    URI requestUri() {
        return strictRouter() ? routes.getFirst().getURI() : target;
    }

    List<RouteHeader> routeHeaders() {
        List<RouteHeader> headers = new ArrayList<>();
        for (Address route : strictRouter() ? routes.subList(1, routes.size()) : routes) {
            headers.add(Jain.HEADERS.createRouteHeader(route));
        }
        if (strictRouter()) {
            headers.add(Jain.HEADERS.createRouteHeader(Jain.ADDRESSES.createAddress(target)));
        }
        return headers;
    }

    private boolean strictRouter() {
        return !routes.isEmpty() && routes.getFirst().getURI() instanceof SipURI first && !first.hasLrParam();
    }

    private static long cseq(Request request) {
        return ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    private static Optional<URI> contact(Message message) {
        ContactHeader contact = (ContactHeader) message.getHeader(ContactHeader.NAME);
        return contact == null || contact.getAddress() == null || contact.isWildCard()
                ? Optional.empty()
                : Optional.of(contact.getAddress().getURI());
    }

    private static List<Address> recordRoutes(Message message) {
        List<Address> routes = new ArrayList<>();
        Iterator<?> headers = message.getHeaders(RecordRouteHeader.NAME);
        while (headers != null && headers.hasNext()) {
            routes.add(((RecordRouteHeader) headers.next()).getAddress());
        }
        return routes;
    }
}
