package org.offhook.phone.sip.stack;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import java.util.Properties;
import javax.sip.PeerUnavailableException;

/**
 * jSIP's stack with our sockets, router and filter put in directly: the properties could only name classes,
 * and those could not know what they belong to.
 */
final class HostedStack extends SipStackImpl {

    /** Longest message taken from a connection. */
    private static final int LARGEST_MESSAGE = 16_384;

    HostedStack(String name, SipLoop loop, SourceFilter filter) throws PeerUnavailableException {
        super(properties(name));
        networkLayer = new GuardedNetwork(filter);
        setMessageProcessorFactory((stack, address, port, transport) -> transport.equalsIgnoreCase("udp")
                ? new UdpTransport(address, port, stack, loop, filter)
                : new TcpTransport(address, port, stack));
        getTimer().stop();
        setTimer(new LoopTimer(loop));
        setRouter(new HopRouter());
        sipMessageValves.add(new RequestValve(filter));
    }

    private static Properties properties(String name) {
        Properties p = new Properties();
        p.setProperty("javax.sip.STACK_NAME", name);
        p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        p.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        p.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        p.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
        p.setProperty("gov.nist.javax.sip.TRACE_LEVEL", "0");
        p.setProperty("gov.nist.javax.sip.TLS_SECURITY_POLICY", "gov.nist.javax.sip.stack.DefaultTlsSecurityPolicy");
        p.setProperty("gov.nist.javax.sip.SECURITY_MANAGER_PROVIDER", NoTlsMaterial.class.getName());
        // Who parses calls the listener directly: order is kept, and there is one hand-over less.
        p.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        p.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(LARGEST_MESSAGE));
        p.setProperty("gov.nist.javax.sip.RELEASE_REFERENCES_STRATEGY", "Normal");
        p.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
        p.setProperty("gov.nist.javax.sip.READ_TIMEOUT", "5000");
        p.setProperty("gov.nist.javax.sip.CONNECTION_TIMEOUT", "5000");
        return p;
    }

    /**
     * Stops everything, the thread that {@link #stop()} alone leaves waiting on its queue for ever included.
     * {@code stop} sleeps for a second when its sockets are closed already; on an interrupted thread it does not.
     */
    void stopCompletely() {
        EventScanner scanner = getEventScanner();
        Thread stopping = Thread.ofPlatform().name("offhook-sip-stop").start(() -> {
            Thread.currentThread().interrupt();
            stop();
        });
        try {
            stopping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (scanner != null) {
            scanner.addEvent(new EventWrapper(null, null));
        }
    }
}
