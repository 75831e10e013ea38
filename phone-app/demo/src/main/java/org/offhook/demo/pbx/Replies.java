package org.offhook.demo.pbx;

import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Ids;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.stack.IncomingRequest;

/** Answers of our own. For the loop only. */
final class Replies {

    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO";

    private final Ids ids;

    Replies(Ids ids) {
        this.ids = ids;
    }

    void send(IncomingRequest request, int status) {
        request.reply(make(request, status));
    }

    /** A response with a To tag, to be completed and sent. */
    Response make(IncomingRequest request, int status) {
        return make(request, status, ids.tag());
    }

    /** @param tag for a request that has none in its To */
    Response make(IncomingRequest request, int status, String tag) {
        Response response = request.response(status);
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (status > Response.TRYING && to.getTag() == null) {
            Jain.make(() -> {
                to.setTag(tag);
                return to;
            });
        }
        response.setHeader(Jain.header("Server", "OffHook demo PBX"));
        return response;
    }

    static void allow(Message message) {
        message.setHeader(Jain.header("Allow", ALLOW));
    }
}
