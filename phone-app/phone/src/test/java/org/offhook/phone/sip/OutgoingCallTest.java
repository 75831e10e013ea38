package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.EarlyMedia;
import org.offhook.phone.core.PhoneEvent.RemoteRinging;

/** Calls that the phone places, over real sockets; the server is played by the test, message by message. */
class OutgoingCallTest {

    private static final CallId CALL = new CallId("out-1");

    private final RawPeer server = new RawPeer("127.0.0.1", 0);
    private final TestPhone phone = new TestPhone(List.of(), TestPhone.account(server, false));

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    private SipText dial(String target) {
        phone.agent.placeCall(CALL, TestPhone.LINE, target);
        return server.receive("INVITE");
    }

    private EndReason ended() {
        return phone.await(CallEnded.class).reason();
    }

    @Test
    void ringsConnectsAndHangsUp() {
        SipText invite = dial("201");
        assertEquals("sip:201@127.0.0.1", invite.requestUri());
        assertTrue(invite.body().contains("m=audio "), invite.body());
        server.reply(invite, "100 Trying", "");
        server.reply(invite, "180 Ringing", "a", server.contact(), "");
        phone.await(RemoteRinging.class);
        server.accept(invite, "a");
        SipText ack = server.receive("ACK");
        assertEquals("sip:peer@" + server.address(), ack.requestUri());
        assertEquals(invite.cseq(), ack.cseq());
        assertEquals("PCMU", phone.await(Connected.class).media().codec());
        assertEquals(40_000, phone.media.applied.get("out-1").remoteRtp().getPort());

        phone.agent.hangUp(CALL);
        SipText bye = server.receive("BYE");
        assertEquals("a", bye.tag("To"));
        server.reply(bye, "200 OK", "");
        assertEquals(Kind.LOCAL, ended().kind());
        assertTrue(phone.media.open.isEmpty());
    }

    @Test
    void answersTheChallengeToItsInvite() {
        SipText first = dial("201");
        server.reply(
                first,
                "407 Proxy Authentication Required",
                "p",
                "Proxy-Authenticate: Digest realm=\"pbx\", nonce=\"x\", qop=\"auth\"\r\n",
                "");
        server.receive("ACK");
        SipText second = server.receive("INVITE");
        assertTrue(second.header("Proxy-Authorization").contains("username=\"200\""));
        assertEquals(first.cseq() + 1, second.cseq());
        assertEquals(first.tag("From"), second.tag("From"));
        assertEquals(first.body(), second.body());
        server.reply(
                second,
                "407 Proxy Authentication Required",
                "p",
                "Proxy-Authenticate: Digest realm=\"pbx\", nonce=\"y\", qop=\"auth\"\r\n",
                "");
        assertEquals(Kind.NOT_AUTHORISED, ended().kind());
    }

    @Test
    void earlyMediaReplacesTheRingingTone() {
        SipText invite = dial("201");
        server.reply(invite, "183 Session Progress", "a", server.contact(), RawPeer.SDP);
        phone.await(EarlyMedia.class);
        assertTrue(phone.media.applied.containsKey("out-1"));
        phone.agent.sendDigit(CALL, '5');
        server.reply(invite, "180 Ringing", "a", server.contact(), "");
        server.accept(invite, "a");
        phone.await(Connected.class);
        assertFalse(phone.told(RemoteRinging.class));
        assertEquals(List.of("out-1:5"), phone.media.digits);
    }

    @Test
    void firstForkWinsAndTheOtherHearsAckAndBye() {
        SipText invite = dial("201");
        server.reply(invite, "180 Ringing", "a", server.contact(), "");
        server.reply(invite, "183 Session Progress", "b", server.contact(), RawPeer.sdp("8", "sendrecv", 41_000));
        phone.await(EarlyMedia.class);
        server.reply(invite, "200 OK", "a", server.contact(), RawPeer.sdp("0", "sendrecv", 42_000));
        phone.await(Connected.class);
        assertEquals(42_000, phone.media.applied.get("out-1").remoteRtp().getPort());
        assertEquals("a", server.receive("ACK").tag("To"));
        server.accept(invite, "b");
        assertEquals("b", server.receive("ACK").tag("To"));
        SipText bye = server.receive("BYE");
        assertEquals("b", bye.tag("To"));
        server.reply(bye, "200 OK", "");
        assertFalse(phone.told(CallEnded.class));
    }

    @Test
    void acknowledgesARepeatedAnswerAgainWithTheSameAck() {
        SipText invite = dial("201");
        server.accept(invite, "a");
        SipText ack = server.receive("ACK");
        server.accept(invite, "a");
        assertEquals(ack.text(), server.receive("ACK").text());
        assertFalse(phone.told(CallEnded.class));
    }

    @Test
    void cancelWaitsForAProvisionalResponse() {
        SipText invite = dial("201");
        phone.agent.hangUp(CALL);
        assertEquals(Kind.LOCAL, ended().kind());
        server.reply(invite, "100 Trying", "");
        SipText cancel = server.receive("CANCEL");
        assertEquals(invite.header("Via"), cancel.header("Via"));
        assertEquals(invite.cseq(), cancel.cseq());
        server.reply(cancel, "200 OK", "a");
        server.reply(invite, "487 Request Terminated", "a");
        assertEquals(invite.header("Via"), server.receive("ACK").header("Via"));
    }

    @Test
    void anAnswerThatCrossesTheCancelIsAcknowledgedAndEnded() {
        SipText invite = dial("201");
        server.reply(invite, "180 Ringing", "a", server.contact(), "");
        phone.await(RemoteRinging.class);
        phone.agent.hangUp(CALL);
        SipText cancel = server.receive("CANCEL");
        server.accept(invite, "a");
        server.reply(cancel, "481 Call/Transaction Does Not Exist", "a");
        server.receive("ACK");
        SipText bye = server.receive("BYE");
        server.reply(bye, "200 OK", "");
        assertEquals(Kind.LOCAL, ended().kind());
        assertFalse(phone.told(Connected.class));
        server.accept(invite, "a"); // repeated, because our ACK was lost
        assertEquals("a", server.receive("ACK").tag("To"));
    }

    @Test
    void followsOneRedirect() {
        SipText first = dial("201");
        server.reply(first, "302 Moved Temporarily", "a", "Contact: <sip:202@127.0.0.1>\r\n", "");
        server.receive("ACK");
        SipText second = server.receive("INVITE");
        assertEquals("sip:202@127.0.0.1", second.requestUri());
        assertEquals(first.header("To"), second.header("To"));
        server.reply(second, "302 Moved Temporarily", "a", "Contact: <sip:201@127.0.0.1>\r\n", "");
        assertEquals(302, ended().code());
    }

    @ParameterizedTest
    @CsvSource({
        "486 Busy Here,BUSY,Busy",
        "600 Busy Everywhere,BUSY,Busy",
        "603 Decline,REJECTED,Call rejected",
        "480 Temporarily Unavailable,NO_ANSWER,Not available",
        "408 Request Timeout,NO_ANSWER,No answer",
        "404 Not Found,NOT_FOUND,Number not found",
        "484 Address Incomplete,NOT_FOUND,Number incomplete",
        "488 Not Acceptable Here,NO_COMMON_CODEC,No common codec",
        "503 Service Unavailable,UNREACHABLE,Server not available",
        "403 Forbidden,NOT_AUTHORISED,Call not allowed",
        "500 Out Of Coffee,FAILED,Out Of Coffee"
    })
    void saysPlainlyWhyACallFailed(String status, Kind kind, String text) {
        server.reply(dial("201"), status, "a");
        assertEquals(new EndReason(kind, Integer.parseInt(status.substring(0, 3)), text), ended());
        assertTrue(phone.media.open.isEmpty());
    }

    @Test
    void keepsTheNetworksOwnWords() {
        server.reply(
                dial("201"),
                "480 Temporarily Unavailable",
                "a",
                "Reason: Q.850;cause=20;text=\"Subscriber absent\"\r\n",
                "");
        assertEquals("Subscriber absent", ended().text());
    }

    @Test
    void anAnswerWithoutACommonCodecEndsTheCall() {
        server.reply(dial("201"), "200 OK", "a", server.contact(), RawPeer.sdp("18", "sendrecv", 40_000));
        server.receive("ACK");
        server.reply(server.receive("BYE"), "200 OK", "");
        assertEquals(Kind.NO_COMMON_CODEC, ended().kind());
    }

    @Test
    void theOtherSideHangsUp() {
        SipText invite = dial("201");
        server.accept(invite, "a");
        server.receive("ACK");
        phone.await(Connected.class);
        RawPeer.Call back = server.call();
        server.send("BYE " + invite.contactUri() + " SIP/2.0\r\nVia: SIP/2.0/UDP " + server.address()
                + ";rport;branch=z9hG4bKbye1\r\nMax-Forwards: 70\r\nFrom: " + invite.header("To") + ";tag=a\r\nTo: "
                + invite.header("From") + "\r\nCall-ID: " + invite.header("Call-ID") + "\r\nCSeq: " + (back.cseq + 1)
                + " BYE\r\nContent-Length: 0\r\n\r\n");
        assertEquals("200", server.receive().kind());
        assertEquals(Kind.REMOTE_HANG_UP, ended().kind());
    }

    @Test
    void keyPadCharactersAreEscapedInTheAddress() {
        assertEquals("sip:*21%23@127.0.0.1", dial("*21#").requestUri());
    }

    @Test
    void nonsenseIsRefusedWithoutAMessage() {
        phone.agent.placeCall(CALL, TestPhone.LINE, "sip:");
        assertEquals(Kind.NOT_FOUND, ended().kind());
        assertNotEquals("", CALL.value());
    }
}
