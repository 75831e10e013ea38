package org.offhook.demo.pbx;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes REGISTER of users who have proved who they are (RFC 3261 §10.3). For the loop only. */
final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
    private static final int DEFAULT_SECONDS = 300;
    private static final int LEAST_SECONDS = 10;
    private static final int MOST_SECONDS = 3600;

    private final Bindings bindings;
    private final Replies replies;
    private final InstantSource clock;

    Registrar(Bindings bindings, Replies replies, InstantSource clock) {
        this.bindings = bindings;
        this.replies = replies;
        this.clock = clock;
    }

    void register(IncomingRequest incoming, User user) {
        Request request = incoming.message();
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        if (!Jain.sipUri(to.getAddress()).map(SipURI::getUser).equals(Optional.of(user.number()))) {
            replies.send(incoming, Response.FORBIDDEN);
            return;
        }
        List<ContactHeader> contacts = contacts(request);
        int refusal = refusal(request, contacts, user);
        if (refusal != 0) {
            Response response = replies.make(incoming, refusal);
            if (refusal == Response.INTERVAL_TOO_BRIEF) {
                response.setHeader(Jain.header("Min-Expires", String.valueOf(LEAST_SECONDS)));
            }
            incoming.reply(response);
            return;
        }
        int before = bindings.of(user).size();
        contacts.forEach(contact -> update(incoming, user, contact));
        List<Binding> now = bindings.of(user);
        if (now.size() != before) {
            LOG.info("{} has {} phone(s) registered", user.number(), now.size());
        }
        incoming.reply(withContacts(replies.make(incoming, Response.OK), now));
    }

    private static List<ContactHeader> contacts(Request request) {
        List<ContactHeader> contacts = new ArrayList<>();
        Iterator<?> headers = request.getHeaders(ContactHeader.NAME);
        while (headers.hasNext()) {
            contacts.add((ContactHeader) headers.next());
        }
        return contacts;
    }

    /** The status to refuse the whole request with; 0 if it is fine. */
    private int refusal(Request request, List<ContactHeader> contacts, User user) {
        for (ContactHeader contact : contacts) {
            int seconds = seconds(contact, request);
            if (contact.isWildCard()) {
                if (contacts.size() > 1 || seconds != 0) {
                    return Response.BAD_REQUEST;
                }
                continue;
            }
            if (!(contact.getAddress().getURI() instanceof SipURI)) {
                return Response.BAD_REQUEST;
            }
            if (seconds > 0 && seconds < LEAST_SECONDS) {
                return Response.INTERVAL_TOO_BRIEF;
            }
            Optional<Binding> old = bindings.find(user, contact.getAddress().getURI());
            if (old.isPresent()
                    && old.get().callId().equals(Messages.callId(request))
                    && old.get().cseq() >= Messages.cseq(request)) {
                return Response.SERVER_INTERNAL_ERROR; // §10.3 step 7: out of order
            }
        }
        return 0;
    }

    private void update(IncomingRequest incoming, User user, ContactHeader contact) {
        Request request = incoming.message();
        int seconds = Math.min(MOST_SECONDS, seconds(contact, request));
        if (contact.isWildCard()) {
            bindings.removeAll(user);
        } else if (seconds == 0) {
            bindings.remove(user, contact.getAddress().getURI());
        } else {
            SipURI uri = (SipURI) contact.getAddress().getURI().clone();
            bindings.put(
                    user,
                    new Binding(
                            uri,
                            target(incoming, uri),
                            clock.instant().plusSeconds(seconds),
                            Messages.callId(request),
                            Messages.cseq(request)));
        }
    }

    private static int seconds(ContactHeader contact, Message request) {
        if (!contact.isWildCard() && contact.getExpires() >= 0) {
            return contact.getExpires();
        }
        return request.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader expires
                ? expires.getExpires()
                : DEFAULT_SECONDS;
    }

    /** A contact with another address than the packet came from cannot be reached (RFC 5626 §1): the source can. */
    private static Target target(IncomingRequest incoming, SipURI contact) {
        InetAddress source = incoming.source();
        return Here.target(contact)
                .filter(target -> target.address().equals(source))
                .orElseGet(() -> source(incoming));
    }

    /** Where a request came from. */
    static Target source(IncomingRequest incoming) {
        SIPRequest request = (SIPRequest) incoming.message();
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        return new Target(
                incoming.source(),
                request.getRemotePort(),
                Here.transport(via.getTransport()).orElseThrow());
    }

    private Response withContacts(Response response, List<Binding> phones) {
        for (Binding phone : phones) {
            ContactHeader contact = Jain.HEADERS.createContactHeader(Jain.ADDRESSES.createAddress(phone.contact()));
            long left = phone.until().getEpochSecond() - clock.instant().getEpochSecond();
            Jain.make(() -> {
                contact.setExpires((int) Math.max(0, left));
                return contact;
            });
            response.addHeader(contact);
        }
        return response;
    }
}
