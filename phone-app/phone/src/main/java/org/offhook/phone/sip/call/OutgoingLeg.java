package org.offhook.phone.sip.call;

import java.util.List;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.FailureText;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.auth.Challenge;
import org.offhook.phone.sip.auth.Credentials;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.ClientTx;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * A call that we place, until somebody answers it (RFC 3261 §13.2): challenges, early media, one redirect,
 * CANCEL and its races. Of several forks that answer the first has won; the others hear ACK and BYE at once.
 */
final class OutgoingLeg implements Phase {

    private static final int MOST_ROUNDS = 4;

    private final CallLeg leg;
    private final String callId;
    private final Optional<URI> dialled;
    private final String dialledText;
    private final List<Header> headers;
    private final Forks forks;
    private long cseq;
    private int rounds;
    private boolean redirected;
    private boolean unwanted;
    private boolean ringingTold;
    private boolean earlyMedia;
    private String offer = "";
    private Attempt current;

    /** @param headers to be added to the INVITE */
    OutgoingLeg(CallLeg leg, String callId, String target, List<Header> headers) {
        this.leg = leg;
        this.callId = callId;
        this.dialledText = target;
        this.headers = List.copyOf(headers);
        this.dialled = DialTarget.uri(target, leg.account().config().domain());
        this.forks = new Forks(leg, dialled.orElseGet(() -> Jain.sipUri(null, "invalid")));
    }

    void start() {
        if (dialled.isEmpty()) {
            fail(new EndReason(Kind.NOT_FOUND, 0, "Not a number or address: " + dialledText));
            return;
        }
        leg.account()
                .whenReachable(
                        reach -> leg.media()
                                .prepare(
                                        Calls.mediaAddress(reach),
                                        this::invite,
                                        e -> fail(new EndReason(Kind.FAILED, 0, "No free port for the sound"))),
                        lost -> fail(new EndReason(Kind.UNREACHABLE, 0, lost.getMessage())));
    }

    private void invite() {
        if (!unwanted) {
            offer = leg.media().offer(MediaDirection.SENDRECV);
            new Attempt(dialled.orElseThrow()).send(List.of());
        }
    }

    @Override
    public void hangUp() {
        if (unwanted) {
            return;
        }
        unwanted = true;
        forks.stop();
        leg.end(EndReason.of(Kind.LOCAL));
        if (current == null) {
            leg.finished();
        } else {
            current.cancel();
        }
    }

    @Override
    public void digit(char digit) {
        if (!earlyMedia || unwanted) {
            return;
        }
        boolean byInfo = leg.account().config().dtmf() == DtmfMethod.INFO && forks.digit(digit);
        if (!byInfo) {
            leg.media().sendDigit(digit, Session.DIGIT_MS);
        }
    }

    @Override
    public void request(IncomingRequest request) {
        forks.request(request);
    }

    @Override
    public void strayAnswer(Response response) {
        succeeded(response);
    }

    private void fail(EndReason reason) {
        forks.stop();
        leg.end(reason);
        leg.finished();
    }

    /** One INVITE on its way. */
    private final class Attempt implements ResponseHandler {

        private final URI uri;
        private ClientTx transaction;
        private Request sent;
        private boolean provisional;
        private boolean cancelled;

        Attempt(URI uri) {
            this.uri = uri;
        }

        void send(List<Credentials> answers) {
            current = this;
            rounds++;
            Account account = leg.account();
            Address to =
                    Jain.ADDRESSES.createAddress((URI) dialled.orElseThrow().clone());
            sent = leg.context()
                    .requests()
                    .invite(leg.identity(), (URI) uri.clone(), to, callId, ++cseq, leg.localTag(), offer);
            headers.forEach(sent::setHeader);
            List<Credentials> credentials = answers.isEmpty()
                    ? leg.digest().preemptive(Request.INVITE, requestUri(), sent.getRawContent())
                    : answers;
            RequestBuilder.authorise(sent, credentials);
            transaction = leg.context()
                    .stack()
                    .send(sent, account.reach().orElseThrow().server(), this);
        }

        private String requestUri() {
            return sent.getRequestURI().toString();
        }

        /** CANCEL must wait for a provisional response (§9.1). */
        void cancel() {
            if (provisional && !cancelled) {
                cancelled = true;
                transaction.cancel();
                leg.context().loop().schedule(leg.context().timing().giveUp(), () -> {
                    transaction.forget();
                    leg.finished();
                });
            }
        }

        @Override
        public void response(Response response) {
            int status = response.getStatusCode();
            if (status < 200) {
                provisional = true;
                if (status > Response.TRYING) {
                    forks.early(response);
                }
                if (unwanted) {
                    cancel();
                } else {
                    progress(response);
                }
            } else if (status < 300) {
                succeeded(response);
            } else if (unwanted) {
                leg.finished();
            } else if (!retried(response)) {
                fail(FailureText.ofCall(status, response.getReasonPhrase(), Messages.reasonText(response)));
            }
        }

        private boolean retried(Response response) {
            if (rounds >= MOST_ROUNDS) {
                return false;
            }
            int status = response.getStatusCode();
            if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
                List<Challenge> challenges = Messages.challenges(response);
                if (!leg.digest().mayRetry(challenges)) {
                    return false;
                }
                List<Credentials> answers =
                        leg.digest().answer(challenges, Request.INVITE, requestUri(), sent.getRawContent());
                if (answers.isEmpty()) {
                    return false;
                }
                forks.clear();
                new Attempt(uri).send(answers);
                return true;
            }
            if (status / 100 == 3
                    && !redirected
                    && response.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
                    && !contact.isWildCard()) {
                redirected = true;
                forks.clear();
                new Attempt(contact.getAddress().getURI()).send(List.of());
                return true;
            }
            return false;
        }

        @Override
        public void failed(Failure failure) {
            if (unwanted) {
                leg.finished();
                return;
            }
            fail(new EndReason(
                    Kind.UNREACHABLE,
                    0,
                    switch (failure) {
                        case TIMEOUT -> "The server does not answer";
                        case TRANSPORT -> "The server cannot be reached";
                    }));
        }
    }

    private void progress(Response response) {
        if (Messages.hasSdp(response) && acceptEarly(response)) {
            leg.media().apply();
            forks.heard(response);
            if (!earlyMedia) {
                earlyMedia = true;
                leg.emit(new PhoneEvent.EarlyMedia(leg.id()));
            }
        } else if (response.getStatusCode() == Response.RINGING && !earlyMedia && !ringingTold) {
            ringingTold = true;
            leg.emit(new PhoneEvent.RemoteRinging(leg.id()));
        }
    }

    private boolean acceptEarly(Response response) {
        try {
            leg.media().acceptAnswer(Jain.body(response));
            return true;
        } catch (SdpException e) {
            return false;
        }
    }

    private void succeeded(Response response) {
        Forks.Fork winner = forks.confirmed(response);
        DialogRequests requests = winner.requests();
        requests.ack(Messages.cseq(response));
        if (unwanted) {
            requests.bye();
            leg.finished();
            return;
        }
        try {
            if (Messages.hasSdp(response)) {
                leg.media().acceptAnswer(Jain.body(response));
            }
            if (!leg.media().negotiated()) {
                giveBack(requests, new EndReason(Kind.FAILED, 0, "The answer lacks a session description"));
                return;
            }
        } catch (SdpException e) {
            giveBack(requests, new EndReason(Kind.NO_COMMON_CODEC, e.statusCode(), e.getMessage()));
            return;
        }
        forks.won(winner);
        Session session = new Session(leg, winner, forks);
        leg.enter(session);
        leg.media().apply();
        leg.emit(new PhoneEvent.Connected(leg.id(), leg.media().info()));
        session.begin();
    }

    private void giveBack(DialogRequests requests, EndReason reason) {
        unwanted = true;
        requests.bye();
        fail(reason);
    }
}
