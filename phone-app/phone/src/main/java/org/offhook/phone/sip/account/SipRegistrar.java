package org.offhook.phone.sip.account;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.auth.Challenge;
import org.offhook.phone.sip.auth.Credentials;
import org.offhook.phone.sip.auth.DigestClient;
import org.offhook.phone.sip.message.Identity;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.ResponseHandler;
import org.offhook.phone.sip.stack.SipStackHost;
import org.offhook.phone.sip.stack.Target;

/** Registers by SIP (RFC 3261 §10.2), one Call-ID for the life of the account. For the SIP loop only. */
final class SipRegistrar implements Registrar {

    private static final int MOST_ROUNDS = 6;

    private final Account account;
    private final SipStackHost stack;
    private final RequestBuilder requests;
    private final DigestClient digest;
    private final String callId;
    private final String fromTag;
    private long cseq;
    private Optional<Address> registeredContact = Optional.empty();

    SipRegistrar(Account account, SipStackHost stack, RequestBuilder requests) {
        this.account = account;
        this.stack = stack;
        this.requests = requests;
        this.digest = account.newDigest();
        this.callId = requests.ids().callId();
        this.fromTag = requests.ids().tag();
    }

    @Override
    public void register(Duration expires, Consumer<Outcome> done) {
        Consumer<Account.Reach> send = reach -> new Exchange((int) expires.toSeconds(), done).send(reach, List.of());
        Consumer<Account.UnreachableException> lost = e -> done.accept(new Outcome.Unreachable(e.getMessage()));
        if (expires.isZero()) {
            account.whenReachable(send, lost);
        } else {
            account.locate(send, lost);
        }
    }

    /** One registration with its rounds: challenge, too short a time, another address than we thought. */
    private final class Exchange implements ResponseHandler {

        private final Consumer<Outcome> done;
        private int expiresSeconds;
        private int rounds;
        private Account.Reach reach;
        private Address contact;

        Exchange(int expiresSeconds, Consumer<Outcome> done) {
            this.expiresSeconds = expiresSeconds;
            this.done = done;
        }

        /** @param answers to the server's challenge; empty: what it will probably want */
        void send(Account.Reach to, List<Credentials> answers) {
            reach = to;
            rounds++;
            Identity who = to.identity();
            contact = who.contact();
            Address gone = registeredContact.filter(old -> !old.equals(contact)).orElse(null);
            Request request = requests.register(who, callId, ++cseq, fromTag, expiresSeconds, gone);
            List<Credentials> credentials =
                    answers.isEmpty() ? digest.preemptive(Request.REGISTER, registrarUri(), new byte[0]) : answers;
            RequestBuilder.authorise(request, credentials);
            stack.send(request, to.server(), this);
        }

        private String registrarUri() {
            return "sip:" + account.config().domain();
        }

        @Override
        public void response(Response response) {
            int status = response.getStatusCode();
            if (status < 200) {
                return;
            }
            boolean newAddress = learn(response);
            if (status < 300) {
                registeredContact = expiresSeconds == 0 ? Optional.empty() : Optional.of(contact);
                if (newAddress && expiresSeconds > 0 && rounds < MOST_ROUNDS) {
                    send(account.reach().orElse(reach), List.of());
                } else {
                    done.accept(new Outcome.Granted(granted(response)));
                }
            } else if (!retried(response, status)) {
                done.accept(new Outcome.Refused(status, response.getReasonPhrase(), Messages.retryAfter(response)));
            }
        }

        private boolean retried(Response response, int status) {
            if (rounds >= MOST_ROUNDS) {
                return false;
            }
            Account.Reach now = account.reach().orElse(reach);
            if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
                List<Challenge> challenges = Messages.challenges(response);
                if (!digest.mayRetry(challenges)) {
                    return false;
                }
                List<Credentials> answers = digest.answer(challenges, Request.REGISTER, registrarUri(), new byte[0]);
                if (answers.isEmpty()) {
                    return false;
                }
                send(now, answers);
                return true;
            }
            if (status == Response.INTERVAL_TOO_BRIEF
                    && response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                    && least.getExpires() > expiresSeconds) {
                expiresSeconds = least.getExpires();
                send(now, List.of());
                return true;
            }
            return false;
        }

        private boolean learn(Response response) {
            ViaHeader via = (ViaHeader) response.getHeader(ViaHeader.NAME);
            if (via == null) {
                return false;
            }
            int port = via.getRPort() > 0 ? via.getRPort() : reach.identity().viaPort();
            return account.learnContact(received(via), port);
        }

        /** The address in {@code received}, written as we write addresses; ours if there is none or it is none. */
        private String received(ViaHeader via) {
            try {
                return via.getReceived() == null
                        ? reach.identity().viaHost()
                        : Target.literal(InetAddress.ofLiteral(AddressLookup.unbracketed(via.getReceived())));
            } catch (IllegalArgumentException e) {
                return reach.identity().viaHost();
            }
        }

        /** Our contact's {@code expires}, else the Expires header, else what we asked for (§10.2.4). */
        private Duration granted(Response response) {
            Iterator<?> contacts = response.getHeaders(ContactHeader.NAME);
            while (contacts != null && contacts.hasNext()) {
                ContactHeader header = (ContactHeader) contacts.next();
                if (header.getExpires() > 0 && isOurs(header)) {
                    return Duration.ofSeconds(header.getExpires());
                }
            }
            if (response.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header && header.getExpires() > 0) {
                return Duration.ofSeconds(header.getExpires());
            }
            return Duration.ofSeconds(expiresSeconds);
        }

        private boolean isOurs(ContactHeader header) {
            Optional<SipURI> theirs = Jain.sipUri(header.getAddress());
            Optional<SipURI> ours = Jain.sipUri(contact);
            return theirs.isPresent()
                    && ours.isPresent()
                    && theirs.get().getHost().equalsIgnoreCase(ours.get().getHost())
                    && theirs.get().getPort() == ours.get().getPort();
        }

        @Override
        public void failed(Failure failure) {
            String server =
                    account.config().outboundProxy().orElse(account.config().domain());
            done.accept(new Outcome.Unreachable(
                    switch (failure) {
                        case TIMEOUT -> "The server " + server + " does not answer";
                        case TRANSPORT -> "The server " + server + " cannot be reached";
                    }));
        }
    }
}
