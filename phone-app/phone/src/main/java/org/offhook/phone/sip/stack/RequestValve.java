package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.header.SubscriptionState;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.net.InetAddress;
import java.text.ParseException;
import javax.sip.SipStack;
import javax.sip.header.Header;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Drops requests outside a dialog that come from a mere peer, or in a flood, before jSIP makes a transaction of them. Within a
 * dialog nothing is dropped: a call can be ended in any flood.
 */
final class RequestValve implements SIPMessageValve {

    private final SourceFilter filter;
    private final RequestBudget budget = new RequestBudget(System::nanoTime);

    RequestValve(SourceFilter filter) {
        this.filter = filter;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        InetAddress source = request.getRemoteAddress();
        completeNotify(request);
        return request.getToTag() != null || source != null && filter.allowsRequest(source) && budget.take();
    }

    /**
     * NOTIFYs that nobody has asked for often lack Subscription-State, which jSIP would refuse; they are over at once.
     * One within a dialog, where it is missing or cannot be read, says nothing about the subscription, which goes on.
     */
    private static void completeNotify(SIPRequest request) {
        if (request.getMethod().equals(Request.NOTIFY) && request.getHeader(SubscriptionStateHeader.NAME) == null) {
            SubscriptionState state = new SubscriptionState();
            try {
                state.setState(
                        request.getToTag() == null
                                ? SubscriptionStateHeader.TERMINATED
                                : SubscriptionStateHeader.ACTIVE);
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
            request.setHeader((Header) state);
        }
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
