package org.offhook.demo.pbx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.Target;

/**
 * Passes requests from phone to phone and stays on the path of their dialogs (RFC 3261 §16). Calls are the phones'
 * own: hold, call waiting and media pass between them untouched. For the loop only.
 */
final class Proxy {

    private final Outbound out;
    private final Loop loop;
    private final Bindings bindings;
    private final Replies replies;
    /** INVITEs that may still be cancelled, by the branch under which they came. */
    private final Map<String, Fork> cancellable = new HashMap<>();

    Proxy(Outbound out, Loop loop, Bindings bindings, Replies replies) {
        this.out = out;
        this.loop = loop;
        this.bindings = bindings;
        this.replies = replies;
    }

    /** To all phones of a user. */
    void toUser(IncomingRequest incoming, User user) {
        List<Location> phones =
                bindings.of(user).stream().map(Binding::location).toList();
        if (phones.isEmpty()) {
            replies.send(incoming, Response.TEMPORARILY_UNAVAILABLE);
            return;
        }
        pass(incoming, phones, Here.transport(topVia(incoming.message()).getTransport()));
    }

    /** Along the path of its dialog: by the next Route, or else to the Request-URI. */
    void inDialog(IncomingRequest incoming) {
        Request request = incoming.message();
        Optional<Target> next = Routes.next(request).map(Here::target).orElseGet(() -> reach(request));
        boolean allowed =
                next.filter(target -> bindings.anyAt(target.address())).isPresent();
        if (request.getMethod().equals(Request.ACK)) {
            if (allowed) {
                Location place = new Location(request.getRequestURI(), next.get());
                out.sendAck(out.copy(request, place, Optional.empty()), place.target());
            }
        } else if (!allowed) {
            replies.send(incoming, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else {
            pass(incoming, List.of(new Location(request.getRequestURI(), next.get())), Optional.empty());
        }
    }

    /** A phone behind address translation is reached where it registered from, not where it believes to be. */
    private Optional<Target> reach(Request request) {
        return bindings.reachedBy(request.getRequestURI())
                .map(Binding::target)
                .or(() -> Here.target(request.getRequestURI()));
    }

    private void pass(IncomingRequest incoming, List<Location> places, Optional<Transport> arrived) {
        if (!incoming.method().equals(Request.INVITE)) {
            fork(incoming, () -> {}).start(places, Optional.empty());
            return;
        }
        replies.send(incoming, Response.TRYING);
        String branch = topVia(incoming.message()).getBranch();
        Fork fork = fork(incoming, () -> cancellable.remove(branch));
        cancellable.put(branch, fork);
        fork.start(places, arrived);
    }

    private Fork fork(IncomingRequest incoming, Runnable over) {
        return new Fork(out, loop, incoming.message(), new ToSender(incoming), over);
    }

    /** What comes back goes to the sender; a 2xx also past the transaction, when another phone has answered too. */
    private final class ToSender implements Fork.Upstream {

        private final IncomingRequest incoming;

        ToSender(IncomingRequest incoming) {
            this.incoming = incoming;
        }

        @Override
        public void pass(Response response) {
            if (incoming.answered()) {
                out.sendStray(response);
            } else {
                incoming.reply(response);
            }
        }

        @Override
        public void refuse(int status) {
            replies.send(incoming, status);
        }
    }

    void cancel(IncomingRequest cancel) {
        Fork fork = cancellable.get(topVia(cancel.message()).getBranch());
        if (fork == null) {
            replies.send(cancel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else {
            replies.send(cancel, Response.OK);
            fork.cancel();
        }
    }

    /** A 2xx that was repeated because the ACK has not come yet (§16.7 step 5). */
    void stray(Response response) {
        Response on = out.upstream(response);
        if (on.getHeader(ViaHeader.NAME) != null) {
            out.sendStray(on);
        }
    }

    private static ViaHeader topVia(Request request) {
        return (ViaHeader) request.getHeader(ViaHeader.NAME);
    }
}
