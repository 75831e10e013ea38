package org.offhook.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.offhook.bench.media.TestCodec;

/** Over real sockets of 127.0.0.1. Times are only checked for order. */
@Timeout(20)
class DriverPeerTest {

    private static final String OFFER = SdpText.offer(9, TestCodec.PCMU);

    private DriverPeer peer;
    private DatagramSocket phone;

    @BeforeEach
    void open() throws Exception {
        peer = new DriverPeer(false, TestCodec.PCMU);
        phone = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        phone.setSoTimeout(10_000);
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        phone.close();
    }

    private void send(DriverPeer to, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        phone.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), to.port()));
    }

    private SipMessage receive() throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        phone.receive(packet);
        return SipMessage.parse(packet.getData(), packet.getLength()).orElseThrow();
    }

    private String register(String user, int cseq, String more) {
        return "REGISTER sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK" + cseq
                + "\r\nFrom: <sip:" + user + "@127.0.0.1>;tag=f\r\nTo: <sip:" + user
                + "@127.0.0.1>\r\nCall-ID: r\r\nCSeq: " + cseq + " REGISTER\r\nContact: <sip:" + user
                + "@127.0.0.1:" + phone.getLocalPort() + ">\r\n" + more + "\r\n";
    }

    private Registrar.Binding bound() throws Exception {
        send(peer, register("101", 1, ""));
        receive();
        return peer.registrar()
                .await(Set.of("101"), Duration.ofSeconds(10))
                .orElseThrow()
                .get("101");
    }

    private void answer(SipMessage request, String status, String sdp) throws Exception {
        String contact = "\r\nContact: <sip:101@127.0.0.1:" + phone.getLocalPort() + ">";
        send(peer, new String(SipText.response(request, status, "p", contact, sdp), StandardCharsets.UTF_8));
    }

    @Test
    void aRegistrationIsAnsweredAndRemembered() throws Exception {
        send(peer, register("101", 1, "Expires: 120\r\n"));
        SipMessage ok = receive();
        assertEquals(200, ok.status());
        assertEquals("120", SipMessage.parameter(ok.header("contact"), "expires"));
        Registrar.Binding binding = peer.registrar()
                .await(Set.of("101"), Duration.ofSeconds(10))
                .orElseThrow()
                .get("101");
        assertEquals("sip:101@127.0.0.1:" + phone.getLocalPort(), binding.contact());
        assertTrue(binding.acceptedNanos() - binding.firstNanos() >= 0);
        send(peer, register("101", 2, "Expires: 0\r\n"));
        receive();
        // One thread serves the peer: when it answers the next request it has finished with this one.
        send(peer, register("102", 3, ""));
        receive();
        assertTrue(peer.registrar().binding("101").isEmpty());
    }

    @Test
    void aChallengeComesOnceAndTheFirstRegisterKeepsItsTime() throws Exception {
        try (DriverPeer strict = new DriverPeer(true, TestCodec.PCMU)) {
            send(strict, register("101", 1, ""));
            SipMessage challenge = receive();
            assertEquals(401, challenge.status());
            assertTrue(challenge.header("www-authenticate").startsWith("Digest realm="));
            assertTrue(strict.registrar().binding("101").isEmpty());
            send(strict, register("101", 2, "Authorization: Digest username=\"101\"\r\n"));
            assertEquals(200, receive().status());
            assertFalse(strict.registrar()
                    .await(Set.of("101"), Duration.ofSeconds(10))
                    .isEmpty());
        }
    }

    @Test
    void aCallIsStampedAcknowledgedAndHungUp() throws Exception {
        DriverCall call = peer.call(bound(), OFFER, DriverCall.AtAnswer.TALK);
        SipMessage invite = receive();
        assertEquals("INVITE", invite.method());
        assertEquals(OFFER, invite.body());
        answer(invite, "180 Ringing", "");
        answer(invite, "200 OK", SdpText.offer(40002, TestCodec.PCMU));
        assertEquals(40002, call.answered().get(10, TimeUnit.SECONDS).target().getPort());
        assertTrue(call.ringingMs() > 0 && call.ringingMs() <= call.answerMs());
        SipMessage ack = receive();
        assertEquals("ACK", ack.method());
        assertEquals("p", SipMessage.parameter(ack.header("to"), "tag"));
        peer.hangUp(call);
        SipMessage bye = receive();
        assertEquals("BYE", bye.method());
        assertEquals("2 BYE", bye.header("cseq"));
        answer(bye, "200 OK", "");
        call.ended().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aRefusalIsAcknowledgedInTheInvitesTransactionAndNamed() throws Exception {
        DriverCall call = peer.call(bound(), OFFER, DriverCall.AtAnswer.HANG_UP);
        SipMessage invite = receive();
        answer(invite, "486 Busy Here", "");
        SipMessage ack = receive();
        assertEquals("ACK", ack.method());
        assertEquals(invite.header("via"), ack.header("via"));
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> call.ended().get(10, TimeUnit.SECONDS));
        assertEquals("486 Busy Here", failure.getCause().getMessage());
    }

    @Test
    void aPhoneThatHangsUpHasFailedTheCall() throws Exception {
        DriverCall call = peer.call(bound(), OFFER, DriverCall.AtAnswer.TALK);
        SipMessage invite = receive();
        answer(invite, "200 OK", SdpText.offer(40002, TestCodec.PCMU));
        receive();
        send(peer, "BYE sip:bench@127.0.0.1 SIP/2.0\r\nCall-ID: " + invite.callId() + "\r\nCSeq: 1 BYE\r\n\r\n");
        assertEquals(200, receive().status());
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> call.ended().get(10, TimeUnit.SECONDS));
        assertEquals("the phone hung up", failure.getCause().getMessage());
    }

    @Test
    void rubbishDoesNotStopThePeer() throws Exception {
        send(peer, "\r\n\r\n");
        send(peer, "SIP/2.0 200\r\n\r\n");
        send(peer, "REGISTER  SIP/2.0\r\nTo: <\r\n\r\n");
        assertEquals("sip:101@127.0.0.1:" + phone.getLocalPort(), lastOf(bound()));
    }

    private static String lastOf(Registrar.Binding binding) {
        return binding.contact();
    }
}
