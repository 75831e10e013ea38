package org.offhook.phone.sip.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.EventHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Watched;
import org.offhook.phone.sip.SipAccount;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.call.CallContext;
import org.offhook.phone.sip.call.DialTarget;
import org.offhook.phone.sip.event.EventPackage.Verdict;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.stack.IncomingRequest;

/** Everything that servers tell by NOTIFY: what was subscribed to, and messages that they tell unasked. For the SIP loop only. */
public final class Subscriptions {

    private static final int LONGEST_BODY = 65_536;

    /** @param event what is told, whoever told it */
    private record Subscribed(
            Account account, SipSubscriber subscriber, Subscription subscription, EventPackage event) {}

    private final CallContext context;
    private final List<Subscribed> all = new ArrayList<>();
    private final Map<LineId, MessageEvent> messages = new HashMap<>();

    public Subscriptions(CallContext context) {
        this.context = context;
    }

    /** Takes an account's wishes; nothing is sent before {@link #start}. */
    public void add(Account account) {
        SipAccount config = account.config();
        MessageEvent message = new MessageEvent(account.line(), context.events());
        messages.put(account.line(), message);
        if (config.subscriptions().messages()) {
            add(account, message, Jain.sipUri(config.user(), config.domain()));
        }
        for (String extension : config.subscriptions().extensions()) {
            DialTarget.uri(extension, config.domain())
                    .ifPresent(uri -> add(
                            account, new DialogEvent(new Watched(account.line(), extension), context.events()), uri));
        }
    }

    private void add(Account account, EventPackage event, URI resource) {
        SipSubscriber subscriber = new SipSubscriber(account, context, event, resource);
        Subscription subscription =
                new Subscription(account.config().expires(), subscriber, context.loop(), context.random(), event::lost);
        all.add(new Subscribed(account, subscriber, subscription, event));
    }

    /** The line's server can be reached, or by another way than before: subscribes to everything, or refreshes it. */
    public void start(LineId line) {
        all.stream().filter(each -> each.account().line().equals(line)).forEach(each -> each.subscription()
                .start());
    }

    /** Our address has changed. */
    public void addressChanged() {
        all.forEach(each -> each.subscription().addressChanged());
    }

    /** Ends all; the end of the program waits for the answers. */
    public void stop() {
        for (Subscribed each : all) {
            context.goodbyes().enter();
            each.subscription().stop(context.goodbyes()::leave);
        }
    }

    /** A NOTIFY within a dialog; false if there is no such subscription. */
    public boolean inDialog(IncomingRequest notify) {
        for (Subscribed each : all) {
            if (each.subscriber().owns(notify.message())) {
                reply(notify, each.event(), told(each, notify));
                return true;
            }
        }
        return false;
    }

    private int told(Subscribed to, IncomingRequest notify) {
        Request message = notify.message();
        if (!to.account().isServer(notify.source())) {
            return Response.FORBIDDEN;
        }
        if (!names(message, to.event())
                || !(message.getHeader(SubscriptionStateHeader.NAME) instanceof SubscriptionStateHeader state)) {
            return Response.BAD_EVENT;
        }
        Optional<Integer> refused = to.subscriber().admit(message);
        if (refused.isPresent()) {
            return refused.get();
        }
        int status = body(message, to.event(), to.subscription());
        to.subscription().notified(Standing.of(state));
        return status;
    }

    private static boolean names(Request message, EventPackage event) {
        return message.getHeader(EventHeader.NAME) instanceof EventHeader header
                && event.name().equalsIgnoreCase(header.getEventType());
    }

    /** A NOTIFY without a body says that the subscription stands, and nothing of the state yet. */
    private static int body(Request message, EventPackage event, Subscription subscription) {
        byte[] body = message.getRawContent();
        if (body == null || body.length == 0) {
            return Response.OK;
        }
        Verdict verdict = body.length > LONGEST_BODY ? Verdict.BAD : Verdict.TAKEN;
        if (verdict == Verdict.TAKEN) {
            if (!isOf(message, event)) {
                return Response.UNSUPPORTED_MEDIA_TYPE;
            }
            verdict = event.take(body);
        }
        if (verdict == Verdict.GAP) {
            subscription.refresh();
        }
        return verdict == Verdict.BAD ? Response.BAD_REQUEST : Response.OK;
    }

    private static boolean isOf(Request message, EventPackage event) {
        return message.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                && event.type().equalsIgnoreCase(type.getContentType())
                && event.subType().equalsIgnoreCase(type.getContentSubType());
    }

    /**
     * A NOTIFY outside a dialog that nobody has asked for: messages alone may be told so.
     *
     * @param account whose it is; empty if there is none
     */
    public void unsolicited(IncomingRequest notify, Optional<Account> account) {
        Request message = notify.message();
        if (account.isEmpty() || !account.get().isServer(notify.source())) {
            reply(notify, Response.FORBIDDEN);
            return;
        }
        MessageEvent event = messages.get(account.get().line());
        if (!names(message, event)) {
            Response refusal = notify.response(Response.BAD_EVENT);
            refusal.setHeader(Jain.header("Allow-Events", MessageEvent.NAME));
            send(notify, refusal);
            return;
        }
        byte[] body = message.getRawContent();
        if (body == null || body.length == 0 || body.length > LONGEST_BODY) {
            reply(notify, Response.BAD_REQUEST);
        } else if (!isOf(message, event)) {
            reply(notify, event, Response.UNSUPPORTED_MEDIA_TYPE);
        } else {
            reply(notify, event.take(body) == Verdict.TAKEN ? Response.OK : Response.BAD_REQUEST);
        }
    }

    private void reply(IncomingRequest notify, EventPackage event, int status) {
        Response response = notify.response(status);
        if (status == Response.UNSUPPORTED_MEDIA_TYPE) {
            response.setHeader(Jain.header("Accept", event.type() + "/" + event.subType()));
        } else if (status == Response.BAD_EVENT) {
            response.setHeader(Jain.header("Allow-Events", event.name()));
        }
        send(notify, response);
    }

    private void reply(IncomingRequest notify, int status) {
        send(notify, notify.response(status));
    }

    private void send(IncomingRequest notify, Response response) {
        notify.reply(
                context.requests().complete(response, context.requests().ids().tag(), null));
    }
}
