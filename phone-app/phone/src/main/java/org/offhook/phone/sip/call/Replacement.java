package org.offhook.phone.sip.call;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.sip.message.Response;
import org.offhook.phone.core.CallId;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.stack.IncomingRequest;

/**
 * What an INVITE says of a call whose place it wants to take (RFC 3891 §3).
 *
 * @param refusal the status to refuse it with, or 0
 * @param old the call to be replaced; empty for a call like any other
 */
record Replacement(int refusal, Optional<CallId> old) {

    private static final Replacement NONE = new Replacement(0, Optional.empty());

    /**
     * Only an answered call may be replaced, and only a server of its account may name it. To a stranger there is no
     * such call.
     *
     * @param calls by Call-ID and our tag; null if there is none
     */
    static Replacement of(IncomingRequest invite, BiFunction<String, String, CallLeg> calls) {
        List<String> headers = Jain.values(invite.message(), "Replaces");
        if (headers.isEmpty()) {
            return NONE;
        }
        Optional<Replaces> named = headers.size() == 1 ? Replaces.parse(headers.getFirst()) : Optional.empty();
        if (named.isEmpty()) {
            return refused(Response.BAD_REQUEST);
        }
        CallLeg old = calls.apply(named.get().callId(), named.get().toTag());
        boolean ours = old != null
                && !old.ended()
                && old.phase() instanceof Session session
                && session.dialog().remoteTag().equals(named.get().fromTag())
                && old.account().isServer(invite.source());
        if (!ours) {
            return refused(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
        return named.get().earlyOnly() ? refused(Response.BUSY_HERE) : new Replacement(0, Optional.of(old.id()));
    }

    private static Replacement refused(int status) {
        return new Replacement(status, Optional.empty());
    }
}
