package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A request that came in and may be answered through its transaction. For the loop only. */
public final class IncomingRequest {

    private final SipStackHost host;
    private final SIPRequest request;
    private final InetAddress source;
    private final ServerTransaction transaction;
    private boolean answered;

    /** @param transaction null for ACK alone */
    IncomingRequest(SipStackHost host, SIPRequest request, ServerTransaction transaction) {
        this.host = host;
        this.request = request;
        this.source = request.getRemoteAddress();
        this.transaction = transaction;
    }

    public Request message() {
        return request;
    }

    public String method() {
        return request.getMethod();
    }

    public InetAddress source() {
        return source;
    }

    /** Call-ID, CSeq number and From tag: equal for the branches of a merged request (RFC 3261 §8.2.2.2). */
    public String mergeKey() {
        return request.getCallId().getCallId() + ' ' + request.getCSeq().getSeqNumber() + ' ' + request.getFromTag();
    }

    /** A response to it without a To tag of ours, ready to be completed. */
    public Response response(int status) {
        return request.createResponse(status);
    }

    /** True once a final response was sent. */
    public boolean answered() {
        return answered;
    }

    /** Sends a response through the transaction; a second final response is dropped. */
    public void reply(Response response) {
        if (answered || transaction == null) {
            return;
        }
        answered = response.getStatusCode() >= 200;
        host.respond(transaction, response);
    }
}
