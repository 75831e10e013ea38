package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.net.InetAddress;
import javax.sip.SipStack;
import javax.sip.message.Response;

/** Drops requests outside a dialog that come from a mere peer, before jSIP makes a transaction of them. */
final class RequestValve implements SIPMessageValve {

    private final SourceFilter filter;

    RequestValve(SourceFilter filter) {
        this.filter = filter;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        InetAddress source = request.getRemoteAddress();
        return request.getToTag() != null || (source != null && filter.allowsRequest(source));
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        return true;
    }

    @Override
    public void init(SipStack stack) {
        // needs nothing of it
    }

    @Override
    public void destroy() {
        // holds nothing
    }
}
