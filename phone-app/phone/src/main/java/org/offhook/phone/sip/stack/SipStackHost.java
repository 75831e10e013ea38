package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.TooManyListenersException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TransactionUnavailableException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One jSIP stack with a UDP and a TCP socket on the same port, bound to the wildcard address unless the
 * settings say otherwise: so that no socket has to be changed when the phone's address does.
 *
 * <p>{@link #start}, {@link #close} and {@link #port} may be called from any thread, everything else from the
 * loop only. Sends over UDP happen on the loop; over TCP on a virtual thread, since they may connect first.
 */
public final class SipStackHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipStackHost.class);
    private static final int PORT_ATTEMPTS = 20;
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Takes what arrives outside our client transactions; called on the loop. */
    public interface Inbound {

        void request(IncomingRequest request);

        /** A response without a transaction: a further or repeated 2xx to an INVITE (RFC 3261 §13.2.2.4). */
        void strayResponse(Response response);
    }

    private final SipLoop loop;
    private final SourceFilter filter;
    private final SendQueues queues;
    private HostedStack stack;
    private SipProviderImpl provider;
    private volatile int port;

    public SipStackHost(SipLoop loop, SourceFilter filter) {
        this.loop = loop;
        this.filter = filter;
        this.queues = new SendQueues(loop);
    }

    /**
     * Opens the sockets.
     *
     * @param wantedPort 0 takes a free one
     * @throws IOException names address and port that could not be had
     */
    public synchronized void start(Optional<String> address, int wantedPort, Inbound inbound) throws IOException {
        String host = address.orElse("0.0.0.0");
        int chosen = wantedPort != 0 ? wantedPort : freePort(InetAddress.getByName(host));
        try {
            stack = new HostedStack("offhook-" + NAMES.incrementAndGet(), loop, filter);
            provider = (SipProviderImpl) stack.createSipProvider(stack.createListeningPoint(host, chosen, "udp"));
            provider.addListeningPoint(stack.createListeningPoint(host, chosen, "tcp"));
            provider.addSipListener(new StackListener(this, loop, inbound));
            port = chosen;
        } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
            close();
            throw new IOException("SIP cannot listen on " + host + " port " + chosen + ": " + rootMessage(e), e);
        }
    }

    /** jSIP's own messages hold class names. */
    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /** A port free for UDP and TCP both. */
    private static int freePort(InetAddress address) throws IOException {
        IOException last = null;
        for (int i = 0; i < PORT_ATTEMPTS; i++) {
            try (DatagramSocket udp = new DatagramSocket(0, address);
                    ServerSocket tcp = new ServerSocket(udp.getLocalPort(), 1, address)) {
                return tcp.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("no port is free for both UDP and TCP", last);
    }

    /** The port that is listened on. */
    public int port() {
        return port;
    }

    public SourceFilter filter() {
        return filter;
    }

    /** Sends a request in a transaction of its own. {@code handler} is never called before this returns. */
    public ClientTx send(Request request, Target target, ResponseHandler handler) {
        ClientTx sent = new ClientTx(this, target);
        filter.addPeer(target.address());
        perform(target, () -> {
            try {
                HopRouter.address(request, target);
                ClientTransaction transaction = provider.getNewClientTransaction(request);
                transaction.setApplicationData(handler);
                sent.started(transaction);
                transaction.sendRequest();
            } catch (SipException | RuntimeException e) {
                LOG.debug("{} to {} not sent", request.getMethod(), target, e);
                loop.execute(() -> handler.failed(ResponseHandler.Failure.TRANSPORT));
            }
        });
        return sent;
    }

    /** Sends a request that has no transaction: ACK to a 2xx. */
    public void sendStateless(Request request, Target target) {
        filter.addPeer(target.address());
        perform(target, () -> {
            try {
                HopRouter.address(request, target);
                provider.sendRequest(request);
            } catch (SipException | RuntimeException e) {
                LOG.debug("{} to {} not sent", request.getMethod(), target, e);
            }
        });
    }

    /** Sends a response once more, past its transaction: 2xx to INVITE until the ACK (RFC 3261 §13.3.1.4). */
    public void sendStateless(Response response, Target source) {
        perform(source, () -> {
            try {
                provider.sendResponse(response);
            } catch (SipException | RuntimeException e) {
                LOG.debug("{} not repeated", response.getStatusCode(), e);
            }
        });
    }

    void respond(ServerTransaction transaction, Response response) {
        SIPRequest request = (SIPRequest) transaction.getRequest();
        Runnable send = () -> {
            try {
                transaction.sendResponse(response);
            } catch (SipException | InvalidArgumentException | RuntimeException e) {
                LOG.debug("{} not sent", response.getStatusCode(), e);
            }
        };
        if (request == null || request.getTopmostVia().getTransport().equalsIgnoreCase("udp")) {
            send.run();
        } else {
            queues.send(request.getTopmostVia().getSentBy(), send);
        }
    }

    void cancel(ClientTransaction invite, Target target) {
        perform(target, () -> {
            try {
                Request cancel = invite.createCancel();
                HopRouter.address(cancel, target);
                provider.getNewClientTransaction(cancel).sendRequest();
            } catch (TransactionUnavailableException e) {
                LOG.debug("nothing left to cancel", e);
            } catch (SipException | RuntimeException e) {
                LOG.debug("CANCEL to {} not sent", target, e);
            }
        });
    }

    /** jSIP's thread: makes the transaction at once, so that a repeated request finds it. */
    ServerTransaction accept(Request request) throws SipException {
        return provider.getNewServerTransaction(request);
    }

    /** jSIP's thread: 400 for a request that lacks what its method needs, such as Event in NOTIFY. */
    void refuseStateless(SIPRequest request) {
        if (!request.getMethod().equals(Request.ACK)) {
            try {
                provider.sendResponse(request.createResponse(Response.BAD_REQUEST));
            } catch (SipException | RuntimeException e) {
                LOG.debug("400 not sent", e);
            }
        }
    }

    private void perform(Target target, Runnable send) {
        if (target.mayBlock()) {
            queues.send(target, send);
        } else {
            send.run();
        }
    }

    /** Closes the sockets and ends all of jSIP's threads. */
    @Override
    public synchronized void close() {
        if (stack != null) {
            stack.stopCompletely();
            stack = null;
            loop.forgetClosed();
        }
    }
}
