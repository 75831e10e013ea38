package org.offhook.demo.pbx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.stack.IncomingRequest;

/** The calls that services are in, found by their dialogs. For the loop only. */
final class ServiceCalls {

    private static final int MOST = 32;

    private final Replies replies;
    private final Map<String, ServiceCall> byDialog = new HashMap<>();

    ServiceCalls(Replies replies) {
        this.replies = replies;
    }

    boolean full() {
        return byDialog.size() >= MOST;
    }

    int count() {
        return byDialog.size();
    }

    /** @param making gets what is to be run at the end of the call */
    ServiceCall add(Dialog dialog, Function<Runnable, ServiceCall> making) {
        String key = key(dialog.callId(), dialog.localTag());
        ServiceCall call = making.apply(() -> byDialog.remove(key));
        byDialog.put(key, call);
        return call;
    }

    /** True if a request belongs to one of them. */
    boolean has(Request request) {
        return byDialog.containsKey(key(request));
    }

    void inDialog(IncomingRequest incoming) {
        ServiceCall call = byDialog.get(key(incoming.message()));
        if (call == null) {
            replies.send(incoming, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else {
            call.request(incoming);
        }
    }

    /** A repeated 2xx; false if it is not for one of these calls. */
    boolean acknowledgeAgain(Response response) {
        ServiceCall call = byDialog.get(key(Messages.callId(response), Messages.fromTag(response)));
        if (call != null) {
            call.acknowledgeAgain();
        }
        return call != null;
    }

    void endAll() {
        List.copyOf(byDialog.values()).forEach(ServiceCall::end);
    }

    private static String key(Message request) {
        return key(Messages.callId(request), Messages.toTag(request));
    }

    private static String key(String callId, String localTag) {
        return callId + ' ' + localTag;
    }
}
