package org.offhook.phone.sip.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.auth.DigestClient;
import org.offhook.phone.sip.message.Identity;
import org.offhook.phone.sip.stack.IncomingRequest;

/**
 * One call: who it is for and the phase it is in. The phone hears of its end once, at once; the protocol
 * may still have to be brought to its end. For the SIP loop only.
 */
final class CallLeg {

    private final CallId id;
    private final Account account;
    private final CallContext context;
    private final CallMedia media;
    private final DigestClient digest;
    private final String localTag;
    private final Calls calls;
    private final String callId;
    private IncomingRequest invite; // null when we call
    private Phase phase;
    private Consumer<PhoneEvent.CallEvent> watcher = _ -> {};
    private boolean ended;

    /** @param callId value of the Call-ID header */
    CallLeg(CallId id, Account account, CallContext context, Calls calls, String callId) {
        this.id = id;
        this.account = account;
        this.context = context;
        this.calls = calls;
        this.callId = callId;
        this.media = new CallMedia(context.media(), context.loop(), id.value(), account.mediaPolicy());
        this.digest = account.newDigest();
        this.localTag = context.requests().ids().tag();
    }

    CallId id() {
        return id;
    }

    Account account() {
        return account;
    }

    CallContext context() {
        return context;
    }

    DigestClient digest() {
        return digest;
    }

    CallMedia media() {
        return media;
    }

    String callId() {
        return callId;
    }

    /** The INVITE that it came by, if it came in. */
    Optional<IncomingRequest> invite() {
        return Optional.ofNullable(invite);
    }

    void cameBy(IncomingRequest request) {
        invite = request;
    }

    String localTag() {
        return localTag;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    boolean ended() {
        return ended;
    }

    /** How the account shows itself now; a dialog thus survives a change of our address. */
    Identity identity() {
        return account.reach().orElseThrow().identity();
    }

    /** @param told all that the phone is told of this call */
    void watch(Consumer<PhoneEvent.CallEvent> told) {
        watcher = told;
    }

    void emit(PhoneEvent.CallEvent event) {
        if (!ended) {
            context.events().accept(event);
            watcher.accept(event);
        }
    }

    /** The call is over for the phone: media end, {@code CallEnded} is told once. */
    void end(EndReason reason) {
        if (!ended) {
            media.release();
            PhoneEvent.CallEnded event = new PhoneEvent.CallEnded(id, reason);
            context.events().accept(event);
            watcher.accept(event);
            ended = true;
            calls.ended(this);
        }
    }

    /** The protocol is over too; late messages are still answered for a while. */
    void finished() {
        calls.finished(this);
    }
}
