package org.offhook.demo.pbx;

import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.SipStackHost;

/**
 * Looks at everything that comes in, checks it in the order of RFC 3261 §16.3, asks who sent it, and gives it to
 * whom it concerns. For the loop only.
 */
final class Router implements SipStackHost.Inbound {

    private final Here here;
    private final Users users;
    private final DigestServer digest;
    private final Registrar registrar;
    private final Proxy proxy;
    private final Services services;
    private final ServiceCalls calls;
    private final Replies replies;

    Router(
            Here here,
            Users users,
            DigestServer digest,
            Registrar registrar,
            Proxy proxy,
            Services services,
            ServiceCalls calls,
            Replies replies) {
        this.here = here;
        this.users = users;
        this.digest = digest;
        this.registrar = registrar;
        this.proxy = proxy;
        this.services = services;
        this.calls = calls;
        this.replies = replies;
    }

    @Override
    public void strayResponse(Response response) {
        int status = response.getStatusCode();
        boolean repeatedAnswer = status >= 200
                && status < 300
                && Messages.complete(response)
                && Messages.cseqMethod(response).equals(Request.INVITE);
        if (repeatedAnswer && !calls.acknowledgeAgain(response)) {
            proxy.stray(response);
        }
    }

    @Override
    public void request(IncomingRequest incoming) {
        Request request = incoming.message();
        if (!Messages.complete(request)) {
            replies.send(incoming, Response.BAD_REQUEST);
            return;
        }
        if (request.getHeader(MaxForwardsHeader.NAME) instanceof MaxForwardsHeader hops && hops.getMaxForwards() <= 0) {
            replies.send(incoming, Response.TOO_MANY_HOPS);
            return;
        }
        if (!(request.getRequestURI() instanceof SipURI uri) || uri.isSecure()) {
            replies.send(incoming, Response.UNSUPPORTED_URI_SCHEME);
            return;
        }
        if (request.getHeader("Proxy-Require") != null) {
            Response refusal = replies.make(incoming, Response.BAD_EXTENSION);
            refusal.setHeader(Jain.header(
                    "Unsupported", Jain.firstValue(request, "Proxy-Require").orElse("")));
            incoming.reply(refusal);
            return;
        }
        Routes.removeOurs(request, here);
        LocalSdp.mend(request, here.address());
        boolean inDialog = !Messages.toTag(request).isEmpty();
        if (request.getMethod().equals(Request.CANCEL)) {
            proxy.cancel(incoming);
        } else if (inDialog && (here.isMe(uri) || calls.has(request))) {
            calls.inDialog(incoming);
        } else if (inDialog) {
            proxy.inDialog(incoming);
        } else {
            outsideDialog(incoming, uri.getUser());
        }
    }

    private void outsideDialog(IncomingRequest incoming, String dialled) {
        switch (incoming.method()) {
            case Request.ACK -> {}
            case Request.REGISTER -> proven(incoming, false).ifPresent(user -> registrar.register(incoming, user));
            case Request.SUBSCRIBE, Request.NOTIFY, Request.PUBLISH -> replies.send(incoming, Response.BAD_EVENT);
            case Request.OPTIONS -> options(incoming, dialled);
            default -> proven(incoming, true).ifPresent(user -> dialled(incoming, user, dialled));
        }
    }

    /** Asked of the PBX itself by those who want to know whether it lives; of a user only by users. */
    private void options(IncomingRequest incoming, String dialled) {
        if (dialled == null || services.find(dialled).isPresent()) {
            Response response = replies.make(incoming, Response.OK);
            Replies.allow(response);
            incoming.reply(response);
        } else {
            proven(incoming, true).ifPresent(user -> dialled(incoming, user, dialled));
        }
    }

    private void dialled(IncomingRequest incoming, User caller, String dialled) {
        String number = dialled == null ? "" : dialled;
        Optional<Services.Service> service = services.find(number);
        if (service.isPresent()) {
            if (incoming.method().equals(Request.INVITE)) {
                services.answer(incoming, caller, number, service.get());
            } else {
                Response refusal = replies.make(incoming, Response.METHOD_NOT_ALLOWED);
                Replies.allow(refusal);
                incoming.reply(refusal);
            }
            return;
        }
        users.find(number)
                .ifPresentOrElse(
                        user -> proxy.toUser(incoming, user), () -> replies.send(incoming, Response.NOT_FOUND));
    }

    /** Who sent it, if it carries the right credentials and the user's own name; else it is answered here. */
    private Optional<User> proven(IncomingRequest incoming, boolean asProxy) {
        Request request = incoming.message();
        return switch (digest.check(request, asProxy)) {
            case DigestServer.Verdict.Accepted(User user) -> {
                request.removeHeader(asProxy ? "Proxy-Authorization" : "Authorization");
                URI from = ((FromHeader) request.getHeader(FromHeader.NAME))
                        .getAddress()
                        .getURI();
                if (from instanceof SipURI sip && user.number().equals(lowerCase(sip.getUser()))) {
                    yield Optional.of(user);
                }
                replies.send(incoming, Response.FORBIDDEN);
                yield Optional.empty();
            }
            case DigestServer.Verdict.Missing() -> challenge(incoming, asProxy, false);
            case DigestServer.Verdict.Stale() -> challenge(incoming, asProxy, true);
        };
    }

    private static String lowerCase(String user) {
        return user == null ? "" : user.toLowerCase(Locale.ROOT);
    }

    private Optional<User> challenge(IncomingRequest incoming, boolean asProxy, boolean stale) {
        Response response =
                replies.make(incoming, asProxy ? Response.PROXY_AUTHENTICATION_REQUIRED : Response.UNAUTHORIZED);
        digest.challenge(incoming.message(), response, asProxy, stale);
        incoming.reply(response);
        return Optional.empty();
    }
}
