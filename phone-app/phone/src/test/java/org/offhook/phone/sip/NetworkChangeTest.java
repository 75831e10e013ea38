package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.account.AddressLookup;
import org.offhook.phone.sip.account.ServerLocator;
import org.offhook.phone.sip.stack.Target;

/** The phone's address changes in a call: the sockets stay, the dialog goes on under the new address. */
class NetworkChangeTest {

    /** The same server, reached over another network. */
    private static final class Moving implements ServerLocator {
        private final AddressLookup literals = new AddressLookup();
        volatile String address = "127.0.0.1";

        @Override
        public CompletionStage<List<Target>> locate(String host, int port, Transport transport) {
            return literals.locate(host.equals("127.0.0.1") ? address : host, port, transport);
        }
    }

    private static boolean hasIpv6() {
        try {
            new DatagramSocket(0, InetAddress.ofLiteral("::1")).close();
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void aCallSurvivesANewAddressOfOurs() throws IOException {
        assumeTrue(hasIpv6(), "no IPv6 loop-back here");
        Moving locator = new Moving();
        CompletableFuture<CallId> connected = new CompletableFuture<>();
        try (RawPeer server = new RawPeer("0.0.0.0", 0)) {
            UserAgent agent = new UserAgent(
                    new SipSettings(0, Optional.empty(), "OffHook/test", List.of()),
                    List.of(TestPhone.account(server, true)),
                    new FakeMedia(),
                    event -> {
                        if (event instanceof PhoneEvent.Connected up) {
                            connected.complete(up.call());
                        }
                    },
                    new UserAgent.Environment(locator, RandomGenerator.getDefault(), TestPhone.FAST));
            agent.start();
            SipText register = server.receive("REGISTER");
            assertTrue(register.header("Via").contains("127.0.0.1:" + agent.port()), "the address that routes there");
            server.reply(register, "200 OK", "s", "Expires: 300\r\n", "");
            CallId id = new CallId("out-1");
            agent.placeCall(id, TestPhone.LINE, "201");
            SipText invite = server.receive("INVITE");
            server.reply(
                    invite,
                    "200 OK",
                    "a",
                    "Contact: <sip:peer@127.0.0.1:" + server.socket.getLocalPort() + ">\r\n",
                    RawPeer.SDP);
            connected.join();
            server.receive("ACK");

            locator.address = "::1";
            agent.networkChanged();
            SipText again = server.receive("REGISTER");
            String ours = Target.literal(InetAddress.ofLiteral("::1")) + ":" + agent.port();
            assertTrue(again.header("Via").contains(ours), again.text());
            agent.hold(id);
            SipText hold = server.receive("INVITE");
            assertEquals(invite.header("Call-ID"), hold.header("Call-ID"));
            assertTrue(
                    hold.header("Via").contains(ours) && hold.header("Contact").contains(ours), hold.text());
            agent.stop(Duration.ofMillis(100));
        }
    }
}
