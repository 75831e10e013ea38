package org.offhook.phone.sip.call;

import java.util.HashMap;
import java.util.Map;
import javax.sip.address.URI;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;

/**
 * The dialogs that responses to one INVITE of ours have made, by the To tag (RFC 3261 §12.1.2, §13.2.2.4). They are early until a 2xx
 * comes, and keep their numbers then, as digits may have gone before. For the SIP loop only.
 */
final class Forks {

    /** Who is beyond that gets neither digits nor answers before the call is answered. */
    private static final int MOST = 32;

    /** One of them. */
    record Fork(DialogRequests requests, InfoDigits digits) {}

    private final CallLeg leg;
    private final Replies replies;
    private final URI dialled;
    private final Map<String, Fork> byTag = new HashMap<>();
    private Fork heard; // null before early media

    /** @param dialled where the requests of a dialog go whose peer has told no Contact */
    Forks(CallLeg leg, URI dialled) {
        this.leg = leg;
        this.replies = new Replies(leg);
        this.dialled = dialled;
    }

    /** A provisional response other than 100: without a To tag it makes no dialog (RFC 3261 §12.1). */
    void early(Response response) {
        String tag = Messages.toTag(response);
        Fork known = byTag.get(tag);
        if (known != null) {
            known.requests().dialog().heardAgain(response);
        } else if (!tag.isEmpty() && byTag.size() < MOST) {
            byTag.put(tag, fork(response));
        }
    }

    private Fork fork(Response response) {
        DialogRequests requests = new DialogRequests(leg, Dialog.ofCaller(response, dialled));
        return new Fork(requests, new InfoDigits(leg, requests, true));
    }

    /** The sound is now that of the fork that sent this response. */
    void heard(Response response) {
        heard = byTag.get(Messages.toTag(response));
    }

    /** Sends a digit by INFO to the fork that is heard; false if none is. */
    boolean digit(char digit) {
        if (heard != null) {
            heard.digits().send(digit);
        }
        return heard != null;
    }

    /** A 2xx: the dialog that it confirms or makes. */
    Fork confirmed(Response response) {
        Fork known = byTag.get(Messages.toTag(response));
        if (known == null) {
            return fork(response);
        }
        known.requests().dialog().confirm(response);
        return known;
    }

    /** The call goes on with this one; nobody else gets digits. */
    void won(Fork winner) {
        byTag.values().stream().filter(fork -> !fork.equals(winner)).forEach(fork -> fork.digits()
                .stop());
        winner.digits().confirmed();
    }

    /** A request of the peer before the answer. */
    void request(IncomingRequest request) {
        if (request.method().equals(Request.ACK)) {
            return;
        }
        String tag = Messages.fromTag(request.message());
        Fork fork = byTag.get(tag);
        if (fork == null) {
            replies.send(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else if (replies.fits(request, fork.requests().dialog())) {
            switch (request.method()) {
                case Request.BYE -> {
                    replies.send(request, Response.OK);
                    forget(tag);
                }
                case Request.INVITE -> replies.send(request, Response.REQUEST_PENDING); // §14.2
                default -> replies.early(request);
            }
        }
    }

    private void forget(String tag) {
        Fork gone = byTag.remove(tag);
        gone.digits().stop();
        if (gone.equals(heard)) {
            heard = null;
        }
    }

    /** Nothing is sent any more that still waits. */
    void stop() {
        byTag.values().forEach(fork -> fork.digits().stop());
    }

    /** The INVITE was refused, and the early dialogs are gone with it (§12.3). */
    void clear() {
        stop();
        byTag.clear();
        heard = null;
    }
}
