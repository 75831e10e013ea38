package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what jSIP's threads bring to the loop, and does nothing else on them. */
final class StackListener implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(StackListener.class);

    private final SipStackHost host;
    private final Loop loop;
    private final SipStackHost.Inbound inbound;

    StackListener(SipStackHost host, Loop loop, SipStackHost.Inbound inbound) {
        this.host = host;
        this.loop = loop;
        this.inbound = inbound;
    }

    @Override
    public void processRequest(RequestEvent event) {
        SIPRequest request = (SIPRequest) event.getRequest();
        ServerTransaction transaction = event.getServerTransaction();
        if (transaction == null && !request.getMethod().equals(Request.ACK)) {
            try {
                transaction = host.accept(request);
            } catch (SipException e) {
                LOG.debug("{} repeated or not acceptable", request.getMethod(), e);
                if (e.getCause() instanceof ParseException) {
                    host.refuseStateless(request);
                }
                return;
            }
        }
        IncomingRequest incoming = new IncomingRequest(host, request, transaction);
        loop.execute(() -> inbound.request(incoming));
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        ResponseHandler handler = handler(event.getClientTransaction());
        boolean first = !alreadyFinal(event.getClientTransaction(), response);
        if (handler != null && first) {
            loop.execute(() -> handler.response(response));
        } else {
            loop.execute(() -> inbound.strayResponse(response));
        }
    }

    /** A client transaction reports a 2xx that comes again while it lingers; that one is a stray. */
    private static boolean alreadyFinal(ClientTransaction transaction, Response response) {
        if (transaction == null || response.getStatusCode() < 200) {
            return false;
        }
        if (transaction.getApplicationData() instanceof ResponseHandler) {
            transaction.setApplicationData(null);
            return false;
        }
        return true;
    }

    private static ResponseHandler handler(Object transaction) {
        return transaction instanceof ClientTransaction client
                        && client.getApplicationData() instanceof ResponseHandler handler
                ? handler
                : null;
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()) {
            fail(event.getClientTransaction(), ResponseHandler.Failure.TIMEOUT);
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        fail(event.getSource(), ResponseHandler.Failure.TRANSPORT);
    }

    private void fail(Object source, ResponseHandler.Failure failure) {
        ResponseHandler handler = handler(source);
        if (handler != null) {
            ((ClientTransaction) source).setApplicationData(null);
            loop.execute(() -> handler.failed(failure));
        }
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // nothing hangs on it
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // dialogs are ours
    }
}
