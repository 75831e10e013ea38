package org.offhook.phone.sip.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.address.URI;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.account.DialogPath;
import org.offhook.phone.sip.auth.Challenge;
import org.offhook.phone.sip.auth.Credentials;
import org.offhook.phone.sip.auth.DigestClient;
import org.offhook.phone.sip.call.CallContext;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.ResponseHandler;
import org.offhook.phone.sip.stack.Target;

/** Subscribes by SIP; the dialog is ours ({@link Dialog}), made by the 2xx or by a NOTIFY before it. For the SIP loop only. */
final class SipSubscriber implements Subscriber {

    private static final int MOST_ROUNDS = 6;
    private static final int LONGEST_SECONDS = 86_400;

    private final Account account;
    private final CallContext context;
    private final EventPackage event;
    private final URI resource;
    private final DigestClient digest;
    private String callId = "";
    private String localTag = "";
    private long cseq;
    private Optional<Dialog> dialog = Optional.empty();
    private Optional<DialogPath> path = Optional.empty();

    /** @param resource whose state is wanted */
    SipSubscriber(Account account, CallContext context, EventPackage event, URI resource) {
        this.account = account;
        this.context = context;
        this.event = event;
        this.resource = resource;
        this.digest = account.newDigest();
        forget();
    }

    @Override
    public void forget() {
        callId = context.requests().ids().callId();
        localTag = context.requests().ids().tag();
        cseq = 0;
        dialog = Optional.empty();
        path = Optional.empty();
        event.begun();
    }

    @Override
    public void subscribe(Duration expires, Consumer<Outcome> done) {
        Exchange exchange = new Exchange((int) expires.toSeconds(), done);
        Consumer<Account.UnreachableException> lost = e -> done.accept(new Outcome.Unreachable());
        if (!expires.isZero()) {
            account.locate(reach -> exchange.begin(), lost);
        } else if (dialog.isPresent()) {
            account.whenReachable(reach -> exchange.begin(), lost);
        } else {
            context.loop().execute(() -> done.accept(new Outcome.Gone()));
        }
    }

    /** True if the request is for this subscription; it may come before we know the other side's tag. */
    boolean owns(Request request) {
        return Messages.callId(request).equals(callId)
                && Messages.toTag(request).equals(localTag)
                && dialog.map(known -> known.remoteTag().equals(Messages.fromTag(request)))
                        .orElse(true);
    }

    /**
     * A NOTIFY of this subscription.
     *
     * @return the status to refuse it with; empty if it is in order
     */
    Optional<Integer> admit(Request notify) {
        if (dialog.isEmpty()) {
            Dialog.ofSubscriber(notify, cseq).ifPresent(this::use);
        }
        if (dialog.isEmpty()) {
            return Optional.of(Response.BAD_REQUEST);
        }
        if (!dialog.get().acceptCseq(notify)) {
            return Optional.of(Response.SERVER_INTERNAL_ERROR); // RFC 3261 §12.2.2
        }
        dialog.get().refreshTarget(notify);
        return Optional.empty();
    }

    private void use(Dialog made) {
        dialog = Optional.of(made);
        path = Optional.of(new DialogPath(account, context.stack(), context.locator(), context.loop(), made));
    }

    /** One SUBSCRIBE with its rounds: challenge, too short a time. */
    private final class Exchange implements ResponseHandler {

        private final Consumer<Outcome> done;
        private final String mine = callId;
        private int expiresSeconds;
        private int rounds;
        private Request sent;

        Exchange(int expiresSeconds, Consumer<Outcome> done) {
            this.expiresSeconds = expiresSeconds;
            this.done = done;
        }

        void begin() {
            send(List.of());
        }

        /** @param challenges to answer; empty: what the server will probably want is sent */
        private void send(List<Challenge> challenges) {
            rounds++;
            if (path.isPresent()) {
                path.get().whenKnown(target -> send(target, challenges));
            } else {
                send(reach().server(), challenges);
            }
        }

        private Account.Reach reach() {
            return account.reach().orElseThrow();
        }

        private void send(Target target, List<Challenge> challenges) {
            if (outdated()) {
                done.accept(new Outcome.Gone()); // it was, while the server was being looked up
                return;
            }
            RequestBuilder requests = context.requests();
            Account.Reach reach = reach();
            sent = dialog.map(known -> requests.inDialog(known, reach.identity(), Request.SUBSCRIBE))
                    .orElseGet(() ->
                            requests.subscribe(reach.identity(), (URI) resource.clone(), callId, ++cseq, localTag));
            requests.asSubscribe(sent, reach.identity(), event.name(), event.type(), event.subType(), expiresSeconds);
            List<Credentials> credentials = challenges.isEmpty()
                    ? digest.preemptive(Request.SUBSCRIBE, uri(), new byte[0])
                    : digest.answer(challenges, Request.SUBSCRIBE, uri(), new byte[0]);
            RequestBuilder.authorise(sent, credentials);
            context.stack().send(sent, target, this);
        }

        private String uri() {
            return sent.getRequestURI().toString();
        }

        /** The subscription that this was for is forgotten. */
        private boolean outdated() {
            return !mine.equals(callId);
        }

        @Override
        public void response(Response response) {
            int status = response.getStatusCode();
            if (status < 200) {
                return;
            }
            if (outdated()) {
                done.accept(new Outcome.Gone());
            } else if (status < 300) {
                granted(response);
            } else if (!retried(response, status)) {
                done.accept(
                        status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST
                                ? new Outcome.Gone()
                                : new Outcome.Refused(status, Messages.retryAfter(response)));
            }
        }

        private void granted(Response response) {
            if (dialog.isEmpty()) {
                use(Dialog.ofCaller(response, sent.getRequestURI()));
            } else {
                dialog.get().refreshTarget(response);
            }
            int seconds = response.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header
                    ? header.getExpires()
                    : expiresSeconds;
            done.accept(new Outcome.Granted(Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_SECONDS))));
        }

        private boolean retried(Response response, int status) {
            if (rounds >= MOST_ROUNDS) {
                return false;
            }
            if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
                List<Challenge> challenges = Messages.challenges(response);
                if (!digest.mayRetry(challenges)) {
                    return false;
                }
                send(challenges);
                return true;
            }
            if (status == Response.INTERVAL_TOO_BRIEF
                    && response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                    && least.getExpires() > expiresSeconds
                    && least.getExpires() <= LONGEST_SECONDS
                    && expiresSeconds > 0) {
                expiresSeconds = least.getExpires();
                send(List.of());
                return true;
            }
            return false;
        }

        @Override
        public void failed(Failure failure) {
            done.accept(new Outcome.Unreachable());
        }
    }
}
