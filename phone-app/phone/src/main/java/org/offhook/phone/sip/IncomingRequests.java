package org.offhook.phone.sip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.call.Calls;
import org.offhook.phone.sip.event.Subscriptions;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.SipStackHost;

/**
 * Takes every request that comes in, checks what RFC 3261 §8.2 wants checked, in its order, and gives it to
 * whom it concerns. For the SIP loop only.
 */
final class IncomingRequests implements SipStackHost.Inbound {

    private static final Set<String> METHODS = Set.of(RequestBuilder.ALLOW.split(", "));

    private final RequestBuilder requests;
    private final Calls calls;
    private final Subscriptions subscriptions;
    private final Collection<Account> accounts;

    IncomingRequests(RequestBuilder requests, Calls calls, Subscriptions subscriptions, Collection<Account> accounts) {
        this.requests = requests;
        this.calls = calls;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
    }

    @Override
    public void strayResponse(Response response) {
        int status = response.getStatusCode();
        if (status >= 200 && status < 300 && Messages.cseqMethod(response).equals(Request.INVITE)) {
            calls.strayAnswer(response);
        }
    }

    @Override
    public void request(IncomingRequest request) {
        if (!Messages.complete(request.message())) {
            refuse(request, Response.BAD_REQUEST);
            return;
        }
        boolean inDialog = !Messages.toTag(request.message()).isEmpty();
        switch (request.method()) {
            case Request.ACK -> {
                if (inDialog) {
                    calls.inDialog(request);
                }
            }
            case Request.CANCEL -> {
                if (!calls.cancelled(request)) {
                    refuse(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
                } else if (!request.answered()) {
                    refuse(request, Response.OK);
                }
            }
            default -> {
                if (!METHODS.contains(request.method())) {
                    Response refusal = request.response(Response.METHOD_NOT_ALLOWED);
                    refusal.setHeader(Jain.header("Allow", RequestBuilder.ALLOW));
                    reply(request, refusal);
                } else if (!required(request.message()).isEmpty()) {
                    Response refusal = request.response(Response.BAD_EXTENSION);
                    refusal.setHeader(Jain.header("Unsupported", String.join(", ", required(request.message()))));
                    reply(request, refusal);
                } else if (inDialog) {
                    boolean told = request.method().equals(Request.NOTIFY) && subscriptions.inDialog(request);
                    if (!told && !calls.inDialog(request)) {
                        refuse(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
                    }
                } else {
                    outsideDialog(request);
                }
            }
        }
    }

    private static List<String> required(Request request) {
        List<String> unknown = new ArrayList<>();
        for (String value : Jain.values(request, "Require")) {
            for (String tag : value.split(",")) {
                String option = tag.strip().toLowerCase(Locale.ROOT);
                if (!option.isEmpty() && !RequestBuilder.SUPPORTED.contains(option)) {
                    unknown.add(option);
                }
            }
        }
        return unknown;
    }

    private void outsideDialog(IncomingRequest request) {
        switch (request.method()) {
            case Request.INVITE -> invite(request);
            case Request.OPTIONS -> options(request);
            case Request.NOTIFY -> subscriptions.unsolicited(request, account(request));
            default -> refuse(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
    }

    private void options(IncomingRequest request) {
        Response response = request.response(Response.OK);
        response.setHeader(Jain.header("Allow", RequestBuilder.ALLOW));
        response.setHeader(Jain.header("Accept", "application/sdp"));
        reply(request, response);
    }

    private void invite(IncomingRequest request) {
        Optional<Account> account = account(request);
        if (account.isEmpty()) {
            refuse(request, Response.NOT_FOUND);
            return;
        }
        if (!Messages.bodyIsSdpOrNone(request.message())) {
            Response refusal = request.response(Response.UNSUPPORTED_MEDIA_TYPE);
            refusal.setHeader(Jain.header("Accept", "application/sdp"));
            reply(request, refusal);
            return;
        }
        calls.arrived(request, account.get(), isServer(account.get(), request));
    }

    /** The account that the Request-URI or To names, at the sending server if two have the same name; else the only one. */
    private Optional<Account> account(IncomingRequest request) {
        List<Account> named = named(user(request.message().getRequestURI()));
        if (named.isEmpty()) {
            ToHeader to = (ToHeader) request.message().getHeader(ToHeader.NAME);
            named = named(user(to.getAddress().getURI()));
        }
        List<Account> candidates = named.isEmpty() && accounts.size() == 1 ? List.copyOf(accounts) : named;
        return candidates.stream()
                .filter(account -> isServer(account, request))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static String user(URI uri) {
        return uri instanceof SipURI sip && sip.getUser() != null ? sip.getUser() : "";
    }

    private List<Account> named(String user) {
        return accounts.stream()
                .filter(account -> account.config().user().equals(user)
                        || account.config().authUser().equals(user))
                .toList();
    }

    private static boolean isServer(Account account, IncomingRequest request) {
        return account.isServer(request.source());
    }

    private void refuse(IncomingRequest request, int status) {
        reply(request, request.response(status));
    }

    private void reply(IncomingRequest request, Response response) {
        request.reply(requests.complete(response, requests.ids().tag(), null));
    }
}
