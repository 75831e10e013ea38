package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.Collections;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;

/** Sends each request where its sender said, by the {@link Target} that it carries as application data. */
final class HopRouter implements Router {

    static void address(Request request, Target target) {
        ((SIPRequest) request).setApplicationData(target);
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        if (((SIPRequest) request).getApplicationData() instanceof Target target) {
            return target.hop();
        }
        throw new SipException("request without a target: " + request.getMethod());
    }

    @Override
    public Hop getOutboundProxy() {
        return null;
    }

    @Override
    @Deprecated
    public ListIterator<Hop> getNextHops(Request request) {
        return Collections.<Hop>emptyList().listIterator();
    }
}
