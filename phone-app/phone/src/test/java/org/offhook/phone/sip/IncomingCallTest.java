package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.AutoAnswer;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.IncomingCall;
import org.offhook.phone.core.RejectReason;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;

/** Calls that come in, over real sockets; the server is played by the test, message by message. */
class IncomingCallTest {

    private final RawPeer probe = new RawPeer("127.0.0.1", 0);
    private final TestPhone phone = new TestPhone(List.of(), TestPhone.account(probe, false));
    private final RawPeer server = new RawPeer("127.0.0.1", phone.agent.port());
    private final RawPeer.Call call = server.call();

    @AfterEach
    void close() {
        phone.close();
        probe.close();
        server.close();
    }

    private IncomingCall arrives() {
        call.invite("", RawPeer.SDP);
        return phone.await(IncomingCall.class);
    }

    private SipText answered() {
        phone.agent.answer(arrives().call());
        return call.confirmed(server.receive("200"));
    }

    private Kind ended() {
        return phone.await(CallEnded.class).reason().kind();
    }

    @Test
    void ringsIsAnsweredAndIsHungUpByTheCaller() {
        IncomingCall incoming = arrives();
        assertEquals(new Party("Peer", "100"), incoming.caller());
        assertEquals(AutoAnswer.NO, incoming.autoAnswer());
        phone.agent.sendRinging(incoming.call());
        SipText ringing = server.receive("180");
        phone.agent.answer(incoming.call());
        SipText ok = call.confirmed(server.receive("200"));
        assertEquals(ringing.tag("To"), ok.tag("To"));
        assertTrue(ok.body().contains("m=audio"), ok.body());
        assertEquals("PCMU", phone.await(Connected.class).media().codec());
        call.ack("");
        call.request("BYE", ++call.cseq, "", "");
        assertEquals("200", server.receive().kind());
        assertEquals(Kind.REMOTE_HANG_UP, ended());
        assertTrue(phone.media.open.isEmpty());
    }

    @Test
    void ringsAtOnceAndAnswersWhenThePortsAreOpen() {
        phone.media.gate = new CompletableFuture<>();
        IncomingCall incoming = arrives();
        phone.agent.sendRinging(incoming.call());
        server.receive("180");
        phone.agent.answer(incoming.call());
        phone.media.gate.complete(null);
        call.confirmed(server.receive("200"));
        phone.await(Connected.class);
    }

    @Test
    void callEndsWithAReasonWhenNoPortIsFree() {
        phone.media.gate = new CompletableFuture<>();
        phone.agent.sendRinging(arrives().call());
        server.receive("180");
        phone.media.gate.completeExceptionally(new IOException("no port is free"));
        server.receive("500");
        assertEquals(Kind.FAILED, ended());
    }

    @Test
    void hangsUpOnlyAfterTheAckCame() {
        answered();
        phone.agent.hangUp(phone.await(Connected.class).call());
        assertEquals(Kind.LOCAL, ended());
        assertEquals("200", server.receive().kind()); // still repeated, no BYE yet
        call.ack("");
        SipText bye = server.receive("BYE");
        server.reply(bye, "200 OK", "");
    }

    @Test
    void repeatsItsAnswerUntilALateAckComes() {
        SipText first = answered();
        assertEquals(first.text(), server.receive("200").text());
        assertEquals(first.text(), server.receive("200").text());
        call.ack("");
        while (!server.hearsNothing(600)) {
            // what was on its way
        }
        assertFalse(phone.told(CallEnded.class));
    }

    @Test
    void endsTheCallWhenNoAckEverComes() {
        answered();
        assertEquals(Kind.FAILED, phone.await(CallEnded.class).reason().kind());
        server.receive("BYE");
    }

    @Test
    void aRepeatedInviteIsNotASecondCall() {
        String invite = call.invite("", RawPeer.SDP);
        IncomingCall incoming = phone.await(IncomingCall.class);
        phone.agent.sendRinging(incoming.call());
        server.receive("180");
        server.send(invite);
        assertEquals("180", server.receive().kind());
        assertFalse(phone.told(IncomingCall.class));
    }

    @Test
    void aMergedRequestIsALoop() {
        arrives();
        call.request("INVITE", call.cseq, "", RawPeer.SDP);
        server.receive("482");
        assertFalse(phone.told(IncomingCall.class));
    }

    @Test
    void theCallerGivesUp() {
        phone.agent.sendRinging(arrives().call());
        server.receive("180");
        String inviteBranch = call.branch;
        call.request("CANCEL", call.cseq, inviteBranch, "", "");
        assertEquals("200", server.receive().kind());
        SipText terminated = server.receive("487");
        call.toTag = terminated.tag("To");
        call.request("ACK", call.cseq, inviteBranch, "", "");
        assertEquals(Kind.CALLER_GAVE_UP, ended());
        assertTrue(phone.media.open.isEmpty());
    }

    @Test
    void anotherPhoneTookTheCall() {
        arrives();
        call.request(
                "CANCEL", call.cseq, call.branch, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n", "");
        server.receive("487");
        assertEquals(Kind.ANSWERED_ELSEWHERE, ended());
    }

    @Test
    void aCancelThatComesTooLateChangesNothing() {
        SipText ok = answered();
        call.ack("");
        String toTag = call.toTag;
        call.toTag = "";
        call.request("CANCEL", call.cseq, call.branch, "", "");
        call.toTag = toTag;
        assertFalse(ok.text().isEmpty());
        phone.await(Connected.class);
        assertFalse(phone.told(CallEnded.class));
    }

    @ParameterizedTest
    @CsvSource({"BUSY,486", "NO_ANSWER,480"})
    void refusesAsTold(RejectReason reason, String status) {
        phone.agent.reject(arrives().call(), reason);
        server.receive(status);
        assertEquals(Kind.LOCAL, ended());
    }

    @Test
    void offersInItsAnswerWhenTheCallerDidNot() {
        call.invite("", "");
        IncomingCall incoming = phone.await(IncomingCall.class);
        phone.agent.answer(incoming.call());
        SipText ok = call.confirmed(server.receive("200"));
        assertTrue(ok.body().contains("m=audio"));
        assertFalse(phone.told(Connected.class));
        call.ack(RawPeer.sdp("8", "sendrecv", 45_000));
        assertEquals("PCMA", phone.await(Connected.class).media().codec());
        assertEquals(
                45_000,
                phone.media.applied.get(incoming.call().value()).remoteRtp().getPort());
    }

    @Test
    void refusesWithAWarningWhenThereIsNoCommonCodec() {
        call.invite("", RawPeer.sdp("18", "sendrecv", 40_000));
        SipText refusal = server.receive("488");
        assertTrue(refusal.header("Warning").startsWith("305 "), refusal.text());
        assertFalse(phone.told(IncomingCall.class));
        assertTrue(phone.media.open.isEmpty());
    }

    @Test
    void refusesABrokenSessionDescription() {
        call.invite("", "this is not sdp\r\n");
        server.receive("400");
        assertFalse(phone.told(IncomingCall.class));
    }

    @Test
    void aCallForNobodyHereStillRingsAtTheOnlyAccount() {
        call.uri = call.uri.replace("200@", "someone@");
        assertEquals(TestPhone.LINE, arrives().line());
    }

    @Test
    void showsWhoTheServerSaysItIs() {
        call.invite("P-Asserted-Identity: \"Ann Example\" <sip:+4930123@pbx>\r\n", RawPeer.SDP);
        assertEquals(
                new Party("Ann Example", "+4930123"),
                phone.await(IncomingCall.class).caller());
    }

    @ParameterizedTest
    @CsvSource({"<sip:anonymous@anonymous.invalid>,''", "<sip:100@x>,'Privacy: id\r\n'"})
    void keepsAnonymousCallersAnonymous(String from, String headers) {
        call.from = from;
        call.invite(headers, RawPeer.SDP);
        assertEquals(new Party("", "anonymous"), phone.await(IncomingCall.class).caller());
    }

    @Test
    void saysThatTheAccountAnswersByItself() {
        try (TestPhone auto = new TestPhone(
                        List.of(),
                        TestPhone.account(
                                TestPhone.LINE,
                                "200",
                                probe.socket.getLocalPort(),
                                Transport.UDP,
                                false,
                                true,
                                DtmfMethod.RFC4733));
                RawPeer caller = new RawPeer("127.0.0.1", auto.agent.port())) {
            caller.call().invite("", RawPeer.SDP);
            assertEquals(AutoAnswer.ACCOUNT, auto.await(IncomingCall.class).autoAnswer());
        }
    }

    @Test
    void crossingByesBothGetTheirAnswer() {
        answered();
        call.ack("");
        phone.agent.hangUp(phone.await(Connected.class).call());
        SipText bye = server.receive("BYE");
        call.request("BYE", ++call.cseq, "", "");
        assertEquals("200", server.receive().kind());
        server.reply(bye, "200 OK", "");
    }

    @Test
    void answersTheChallengeToItsBye() {
        answered();
        call.ack("");
        phone.agent.hangUp(phone.await(Connected.class).call());
        SipText bye = server.receive("BYE");
        server.reply(bye, "401 Unauthorized", "", "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"q\"\r\n", "");
        SipText again = server.receive("BYE");
        assertTrue(again.header("Authorization").contains("nonce=\"q\""), again.text());
        assertEquals(bye.cseq() + 1, again.cseq());
    }

    @Test
    void aStrangerGetsNoAnswerAtAll() {
        try (RawPeer stranger = new RawPeer("127.0.0.2", phone.agent.port())) {
            stranger.call().invite("", RawPeer.SDP);
            stranger.call().request("OPTIONS", 1, "", "");
            stranger.send("INVITE sip:x SIP/2.0\r\nVia: broken\r\n\r\n");
            assertTrue(stranger.hearsNothing(400));
            assertFalse(phone.told(IncomingCall.class));
        }
    }

    @Test
    void anAllowedNetworkMayCall() {
        try (TestPhone open = new TestPhone(List.of("127.0.0.2/31"), TestPhone.account(probe, false));
                RawPeer other = new RawPeer("127.0.0.3", open.agent.port())) {
            other.call().invite("P-Asserted-Identity: <sip:boss@pbx>\r\n", RawPeer.SDP);
            assertEquals("100", open.await(IncomingCall.class).caller().number(), "only the server is believed");
        }
    }

    @Test
    void answersOptionsUnknownMethodsExtensionsAndDialogs() {
        call.request("OPTIONS", ++call.cseq, "", "");
        SipText options = server.receive("200");
        assertTrue(options.header("Allow").contains("INVITE"));
        assertEquals("application/sdp", options.header("Accept"));

        server.call().request("PUBLISH", 1, "", "");
        server.receive("400"); // RFC 3903 §4: without Event
        server.call().request("PUBLISH", 1, "Event: presence\r\n", "");
        assertTrue(server.receive("405").header("Allow").contains("OPTIONS"));

        server.call().request("INVITE", 1, "Require: teleportation\r\n", RawPeer.SDP);
        assertEquals("teleportation", server.receive("420").header("Unsupported"));

        RawPeer.Call lost = server.call();
        lost.toTag = "unknown";
        lost.request("BYE", 1, "", "");
        server.receive("481");
        lost.request("INFO", 2, "", "");
        server.receive("481");
        server.call().request("NOTIFY", 1, "Event: presence\r\n", "");
        server.receive("489");
    }
}
