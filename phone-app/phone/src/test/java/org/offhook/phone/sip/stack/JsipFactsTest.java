package org.offhook.phone.sip.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;

/** What docs/decisions/0002 says of jSIP and can be shown in a test; a new version of jSIP shows here what changed. */
class JsipFactsTest {

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private static final SipStackHost.Inbound NOBODY = new SipStackHost.Inbound() {
        @Override
        public void request(IncomingRequest request) {
            // not asked
        }

        @Override
        public void strayResponse(Response response) {
            // not asked
        }
    };

    @Test
    void plainStopLeavesAThreadThatIsNoDaemon() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "fact");
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
        Set<Thread> before = threads();
        SipStackImpl stack = new SipStackImpl(properties);
        EventScanner scanner = stack.getEventScanner();
        stack.stop();
        Thread left = threads().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().equals("EventScannerThread"))
                .findFirst()
                .orElseThrow();
        assertTrue(left.isAlive() && !left.isDaemon());
        scanner.addEvent(new EventWrapper(null, null)); // what HostedStack does about it
        left.join(5000);
        assertFalse(left.isAlive());
    }

    @Test
    void ourStopEndsEveryThreadAndFreesThePort() throws Exception {
        Set<Thread> before = threads();
        int port;
        try (SipLoop loop = new SipLoop();
                SipStackHost host = new SipStackHost(loop, new SourceFilter(List.of()))) {
            host.start(Optional.of("127.0.0.1"), 0, NOBODY);
            port = host.port();
        }
        assertEnded(before);
        new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1")).close();
    }

    private static void assertEnded(Set<Thread> before) throws InterruptedException {
        for (Thread thread : threads()) {
            if (!before.contains(thread)
                    && !thread.isVirtual()
                    && !thread.getName().startsWith("ForkJoin")) {
                thread.join(5000);
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    @Test
    void aTakenTcpPortIsSaidAndLeavesNothingBehind() throws Exception {
        Set<Thread> before = threads();
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        InetAddress local = InetAddress.ofLiteral("127.0.0.1");
        int port;
        try (SipLoop loop = new SipLoop();
                SipStackHost host = new SipStackHost(loop, new SourceFilter(List.of()));
                ServerSocket taken = new ServerSocket(0, 1, local)) {
            port = taken.getLocalPort();
            IOException e = assertThrows(IOException.class, () -> host.start(Optional.of("127.0.0.1"), port, NOBODY));
            assertTrue(e.getMessage().contains("port " + port), e.getMessage());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
        assertEquals(List.of(), uncaught);
        new DatagramSocket(port, local).close();
        assertEnded(before);
    }

    @Test
    void theTimerKnowsTheTaskOfJsipThatMayBlock() throws Exception {
        assertTrue(SIPStackTimerTask.class.isAssignableFrom(Class.forName(LoopTimer.SENDS_TRYING)));
    }

    @Test
    void theTlsSocketIsAskedForByAddressSoNoNameCanBeChecked() {
        assertTrue(Arrays.stream(NetworkLayer.class.getMethods())
                .filter(method -> method.getName().equals("createSSLSocket"))
                .noneMatch(method -> Arrays.asList(method.getParameterTypes()).contains(String.class)));
    }

    @Test
    void malformedPacketsAreAnsweredOnlyIfTheSourceIsKnown() throws Exception {
        InetAddress local = InetAddress.ofLiteral("127.0.0.1");
        byte[] broken = ("INVITE sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\nFrom: <<<\r\n"
                        + "To: <sip:x>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (boolean allowed : List.of(true, false)) {
            try (SipLoop loop = new SipLoop();
                    SipStackHost host =
                            new SipStackHost(loop, new SourceFilter(allowed ? List.of("127.0.0.1") : List.of()));
                    DatagramSocket peer = new DatagramSocket(0, local)) {
                host.start(Optional.of("127.0.0.1"), 0, NOBODY);
                peer.send(new DatagramPacket(broken, broken.length, local, host.port()));
                if (allowed) {
                    DatagramPacket answer = new DatagramPacket(new byte[2000], 2000);
                    peer.setSoTimeout(5000);
                    peer.receive(answer);
                    String text = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
                    assertTrue(text.startsWith("SIP/2.0 400"), text);
                } else {
                    while (host.filter().dropped() == 0) {
                        Thread.onSpinWait();
                    }
                }
            }
        }
    }

    @Test
    void logLinesCarryNoHeadersOfAMessage() {
        String jsip = "Dropping response message with invalid tag >>> SIP/2.0 401\r\nAuthorization: Digest secret";
        assertFalse(QuietStackLogger.firstLine(jsip).contains("secret"));
        assertEquals(
                "Error while processing incoming UDP packet",
                QuietStackLogger.firstLine("Error while processing incoming UDP packet[73, 78]"));
    }
}
