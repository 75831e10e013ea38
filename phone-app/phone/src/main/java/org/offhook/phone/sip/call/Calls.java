package org.offhook.phone.sip.call;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.address.URI;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;

/** All calls, by the names under which they are asked for. For the SIP loop only. */
public final class Calls {

    /** How long late messages of a finished call are still answered: 64·T1, as long as anything is repeated. */
    private static final Duration REMEMBERED = Duration.ofSeconds(32);

    /** More numbers than a call uses up for its digits before the answer. */
    private static final int SURELY_USED = 10_000;

    /** What is left of a finished call. */
    private record Remains(Account account) {}

    private final CallContext context;
    private final Map<CallId, CallLeg> byId = new HashMap<>();
    private final Map<String, CallLeg> byDialog = new HashMap<>();
    private final Map<String, Remains> remains = new HashMap<>();
    private final Map<String, CallLeg> byInvite = new HashMap<>();
    private long incomingCount;

    public Calls(CallContext context) {
        this.context = context;
    }

    /** Calls that the phone has not heard the end of. */
    public int size() {
        return byId.size();
    }

    public void place(CallId id, Account account, String target) {
        place(id, account, new Referred.Wanted(target, List.of()), _ -> {});
    }

    /** Calls whom the peer of a call has asked us to call. */
    public void follow(CallId id, CallId asking) {
        CallLeg old = byId.get(asking);
        if (old != null && old.phase() instanceof Session session) {
            Referred referred = session.referred();
            Optional<Referred.Wanted> wanted = referred.accept();
            if (wanted.isPresent()) {
                place(id, old.account(), wanted.get(), referred::told);
                return;
            }
        }
        context.events().accept(new PhoneEvent.CallEnded(id, new EndReason(Kind.FAILED, 0, "Nobody asks for it")));
    }

    /** Does not call whom the peer of a call has asked us to call. */
    public void stay(CallId asking) {
        CallLeg leg = byId.get(asking);
        if (leg != null && leg.phase() instanceof Session session) {
            session.referred().refuse();
        }
    }

    private void place(CallId id, Account account, Referred.Wanted wanted, Consumer<PhoneEvent.CallEvent> told) {
        if (byId.containsKey(id)) {
            return;
        }
        String callId = context.requests().ids().callId();
        CallLeg leg = new CallLeg(id, account, context, this, callId);
        leg.watch(told);
        OutgoingLeg outgoing = new OutgoingLeg(leg, callId, wanted.target(), wanted.headers());
        register(leg, outgoing);
        outgoing.start();
    }

    /** Tells the phone that a call for a line that does not exist came to nothing. */
    public void refuse(CallId id) {
        context.events().accept(new PhoneEvent.CallEnded(id, new EndReason(Kind.FAILED, 0, "No such line")));
    }

    private void register(CallLeg leg, Phase phase) {
        leg.enter(phase);
        byId.put(leg.id(), leg);
        byDialog.put(key(leg.callId(), leg.localTag()), leg);
    }

    private static String key(String callId, String localTag) {
        return callId + ' ' + localTag;
    }

    /** An INVITE outside a dialog, for this account, with everything but its offer checked. */
    public void arrived(IncomingRequest invite, Account account, boolean trusted) {
        if (byInvite.containsKey(invite.mergeKey())) {
            invite.reply(context.requests()
                    .complete(invite.response(482), context.requests().ids().tag(), null));
            return;
        }
        Replacement replacement = Replacement.of(invite, (callId, tag) -> byDialog.get(key(callId, tag)));
        if (replacement.refusal() != 0) {
            invite.reply(context.requests()
                    .complete(
                            invite.response(replacement.refusal()),
                            context.requests().ids().tag(),
                            null));
            return;
        }
        CallLeg leg = new CallLeg(
                new CallId("in-" + ++incomingCount), account, context, this, Messages.callId(invite.message()));
        Optional<Dialog> dialog = Dialog.ofCallee(invite.message(), leg.localTag());
        Optional<Account.Reach> reach = account.reach();
        if (dialog.isEmpty() || reach.isEmpty()) {
            Response refusal = invite.response(dialog.isEmpty() ? 400 : 480);
            invite.reply(context.requests().complete(refusal, leg.localTag(), null));
            return;
        }
        Party caller = Messages.caller(invite.message(), trusted);
        IncomingLeg incoming = new IncomingLeg(leg, invite, dialog.get(), caller, replacement.old());
        register(leg, incoming);
        byInvite.put(invite.mergeKey(), leg);
        leg.cameBy(invite);
        incoming.start(reach.get());
    }

    /** A CANCEL: true if there was something to cancel. */
    public boolean cancelled(IncomingRequest cancel) {
        CallLeg leg = byInvite.get(cancel.mergeKey());
        if (leg == null) {
            return byDialog.containsKey(dialogKey(cancel.message()));
        }
        cancel.reply(context.requests().complete(cancel.response(200), leg.localTag(), null));
        if (leg.phase() instanceof IncomingLeg incoming) {
            incoming.cancelled(cancel.message());
        }
        return true;
    }

    private static String dialogKey(Request request) {
        return key(Messages.callId(request), Messages.toTag(request));
    }

    /** A request with a To tag: false if there is no such dialog. */
    public boolean inDialog(IncomingRequest request) {
        String key = dialogKey(request.message());
        CallLeg leg = byDialog.get(key);
        if (leg != null) {
            leg.phase().request(request);
            return true;
        }
        if (remains.containsKey(key) && request.method().equals(Request.BYE)) {
            request.reply(context.requests().complete(request.response(200), "", null));
            return true;
        }
        return false;
    }

    /** A 2xx to INVITE outside any transaction. */
    public void strayAnswer(Response response) {
        String key = key(Messages.callId(response), Messages.fromTag(response));
        CallLeg leg = byDialog.get(key);
        if (leg != null) {
            leg.phase().strayAnswer(response);
            return;
        }
        Remains left = remains.get(key);
        if (left != null) {
            CallLeg late = new CallLeg(new CallId("late"), left.account(), context, this, Messages.callId(response));
            Dialog dialog = Dialog.ofCaller(response, Jain.sipUri(null, "invalid"));
            dialog.skipCseq(SURELY_USED);
            DialogRequests requests = new DialogRequests(late, dialog);
            requests.ack(Messages.cseq(response));
            requests.bye();
        }
    }

    /** Does something with a call, if it still is one. */
    public void with(CallId id, Consumer<Command> what) {
        CallLeg leg = byId.get(id);
        if (leg != null) {
            what.accept(new Command(leg));
        }
    }

    /** Asks the peer of a call to call the target; empty if it is no number or address. */
    public void transfer(CallId id, Optional<URI> target) {
        with(
                id,
                command -> target.ifPresentOrElse(
                        command::refer,
                        () -> command.transferFailed(new EndReason(Kind.NOT_FOUND, 0, "Not a number or address"))));
    }

    /** Asks the peer of a call to take our place in another one. */
    public void transfer(CallId id, CallId with) {
        with(id, command -> {
            CallLeg other = byId.get(with);
            if (other == null || !command.referTo(other)) {
                command.transferFailed(new EndReason(Kind.FAILED, 0, "The other call is over"));
            }
        });
    }

    public void hangUpAll() {
        List.copyOf(byId.values()).forEach(leg -> leg.phase().hangUp());
    }

    /** The phone heard of its end. */
    void ended(CallLeg leg) {
        byId.remove(leg.id(), leg);
    }

    /** The protocol came to its end. */
    void finished(CallLeg leg) {
        byId.remove(leg.id(), leg);
        leg.invite().ifPresent(invite -> byInvite.remove(invite.mergeKey(), leg));
        String key = key(leg.callId(), leg.localTag());
        if (byDialog.remove(key, leg)) {
            remains.put(key, new Remains(leg.account()));
            context.loop().schedule(REMEMBERED, () -> remains.remove(key));
        }
    }

    static InetAddress mediaAddress(Account.Reach reach) {
        String host = reach.identity().viaHost();
        try {
            return InetAddress.getByName(host); // a literal: nothing is looked up
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
