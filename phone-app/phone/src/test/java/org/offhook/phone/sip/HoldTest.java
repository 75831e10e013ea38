package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.DigitHeard;
import org.offhook.phone.core.PhoneEvent.HoldResult;
import org.offhook.phone.core.PhoneEvent.IncomingCall;
import org.offhook.phone.core.PhoneEvent.MediaChanged;
import org.offhook.phone.core.PhoneEvent.RemoteHold;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.testkit.Await;

/** What happens within an answered call: hold, resume, changes by the peer, glare, digits. */
class HoldTest {

    private final RawPeer probe = new RawPeer("127.0.0.1", 0);
    private final TestPhone phone = new TestPhone(
            List.of(),
            TestPhone.account(
                    TestPhone.LINE, "200", probe.socket.getLocalPort(), Transport.UDP, false, false, DtmfMethod.INFO));
    private final RawPeer server = new RawPeer("127.0.0.1", phone.agent.port());
    private final RawPeer.Call call = server.call();
    private CallId id;

    @AfterEach
    void close() {
        phone.close();
        probe.close();
        server.close();
    }

    private void connect() {
        call.invite("", RawPeer.SDP);
        id = phone.await(IncomingCall.class).call();
        phone.agent.answer(id);
        call.confirmed(server.receive("200"));
        call.ack("");
        phone.await(Connected.class);
    }

    private MediaDirection direction() {
        return phone.media.applied.get(id.value()).direction();
    }

    @Test
    void holdsAndResumes() {
        connect();
        phone.agent.hold(id);
        SipText hold = server.receive("INVITE");
        assertTrue(hold.body().contains("a=sendonly"), hold.body());
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        assertEquals(hold.cseq(), server.receive("ACK").cseq());
        assertEquals(new HoldResult(id, true, true), phone.await(HoldResult.class));
        assertEquals(MediaDirection.SENDONLY, direction());

        phone.agent.resume(id);
        SipText resume = server.receive("INVITE");
        assertTrue(resume.body().contains("a=sendrecv"), resume.body());
        assertEquals(hold.cseq() + 1, resume.cseq());
        server.reply(resume, "200 OK", "", server.contact(), RawPeer.sdp("0", "sendrecv", 40_000));
        assertEquals(new HoldResult(id, false, true), phone.await(HoldResult.class));
        assertEquals(MediaDirection.SENDRECV, direction());
    }

    @Test
    void aRepeatedAnswerToTheHoldIsAcknowledgedAgain() {
        connect();
        phone.agent.hold(id);
        SipText hold = server.receive("INVITE");
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        SipText ack = server.receive("ACK");
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        assertEquals(ack.text(), server.receive("ACK").text());
    }

    @Test
    void anAnswerToTheHoldThatComesAfterTheEndIsOnlyAcknowledged() {
        connect();
        phone.agent.hold(id);
        SipText hold = server.receive("INVITE");
        call.request("BYE", ++call.cseq, "", "");
        assertEquals(Kind.REMOTE_HANG_UP, phone.await(CallEnded.class).reason().kind());
        server.receive("200");
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        server.receive("ACK");
        assertTrue(server.hearsNothing(200));
        assertFalse(phone.told(HoldResult.class));
    }

    @Test
    void aRefusedHoldLeavesTheCallAsItWas() {
        connect();
        phone.agent.hold(id);
        server.reply(server.receive("INVITE"), "488 Not Acceptable Here", "");
        assertEquals(new HoldResult(id, true, false), phone.await(HoldResult.class));
        assertEquals(MediaDirection.SENDRECV, direction());
        assertFalse(phone.told(CallEnded.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"481 Call/Transaction Does Not Exist", "408 Request Timeout"})
    void aPeerThatKnowsNothingOfTheCallEndsIt(String status) {
        connect();
        phone.agent.hold(id);
        server.reply(server.receive("INVITE"), status, "");
        assertEquals(Kind.FAILED, phone.await(CallEnded.class).reason().kind());
        server.receive("BYE");
    }

    @Test
    void answersTheChallengeToItsReInvite() {
        connect();
        phone.agent.hold(id);
        SipText first = server.receive("INVITE");
        server.reply(first, "401 Unauthorized", "", "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"h\"\r\n", "");
        server.receive("ACK");
        SipText second = server.receive("INVITE");
        assertTrue(second.header("Authorization").contains("nonce=\"h\""));
        assertEquals(first.body(), second.body());
        server.reply(second, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        assertTrue(phone.await(HoldResult.class).accepted());
    }

    @Test
    void triesAgainAfterAGlare() {
        connect();
        phone.agent.hold(id);
        SipText first = server.receive("INVITE");
        server.reply(first, "491 Request Pending", "");
        server.receive("ACK");
        SipText second = server.receive("INVITE"); // within 2 s: the Call-ID is the peer's
        server.reply(second, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        assertTrue(phone.await(HoldResult.class).accepted());
    }

    @Test
    void refusesThePeersOfferWhileItsOwnIsOpen() {
        connect();
        phone.agent.hold(id);
        SipText hold = server.receive("INVITE");
        call.invite("", RawPeer.SDP);
        SipText pending = server.receive("491");
        assertEquals(call.cseq, pending.cseq());
        call.request("ACK", call.cseq, call.branch, "", "");
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        assertTrue(phone.await(HoldResult.class).accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendonly", "inactive"})
    void thePeerHoldsAndTakesUsBack(String direction) {
        connect();
        call.invite("", RawPeer.sdp("0", direction, 40_000));
        SipText ok = server.receive("200");
        assertTrue(ok.body().contains(direction.equals("sendonly") ? "a=recvonly" : "a=inactive"), ok.body());
        call.ack("");
        assertTrue(phone.await(RemoteHold.class).held());
        call.invite("", RawPeer.SDP);
        server.receive("200");
        call.ack("");
        assertFalse(phone.await(RemoteHold.class).held());
        assertEquals(MediaDirection.SENDRECV, direction());
    }

    @Test
    void thePeerChangesCodecAndAddress() {
        connect();
        call.invite("", RawPeer.sdp("8", "sendrecv", 47_000));
        server.receive("200");
        call.ack("");
        assertEquals("PCMA", phone.await(MediaChanged.class).media().codec());
        assertEquals(47_000, phone.media.applied.get(id.value()).remoteRtp().getPort());
    }

    @Test
    void thePeerLeavesTheOfferToUs() {
        connect();
        call.invite("", "");
        SipText ok = server.receive("200");
        assertTrue(ok.body().contains("m=audio"));
        call.ack(RawPeer.sdp("8", "sendrecv", 48_000));
        assertEquals("PCMA", phone.await(MediaChanged.class).media().codec());
    }

    @Test
    void anUnusableOfferWithinTheCallIsRefusedAndTheCallGoesOn() {
        connect();
        call.invite("", RawPeer.sdp("18", "sendrecv", 40_000));
        server.receive("488");
        call.request("ACK", call.cseq, call.branch, "", "");
        assertEquals(40_000, phone.media.applied.get(id.value()).remoteRtp().getPort());
        call.request("OPTIONS", ++call.cseq, "", "");
        server.receive("200");
    }

    @Test
    void digitsGoByInfoOneAfterTheOther() {
        connect();
        phone.agent.sendDigit(id, '4');
        phone.agent.sendDigit(id, '#');
        SipText first = server.receive("INFO");
        assertEquals("application/dtmf-relay", first.header("Content-Type"));
        assertTrue(first.body().contains("Signal=4"), first.body());
        assertTrue(server.hearsNothing(150));
        server.reply(first, "200 OK", "");
        assertTrue(server.receive("INFO").body().contains("Signal=#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"415 Unsupported Media Type", "501 Not Implemented", "405 Method Not Allowed"})
    void digitsThatInfoCannotCarryGoWithTheSound(String refusal) throws Exception {
        connect();
        phone.agent.sendDigit(id, '4');
        phone.agent.sendDigit(id, '5');
        server.reply(server.receive("INFO"), refusal, "");
        Await.until("both digits in the sound", Duration.ofSeconds(10), () -> phone.media.digits.size() == 2);
        phone.agent.sendDigit(id, '6');
        Await.until("the third digit", Duration.ofSeconds(10), () -> phone.media.digits.size() == 3);
        assertEquals(List.of(id + ":4", id + ":5", id + ":6"), phone.media.digits);
        assertTrue(server.hearsNothing(150));
    }

    @Test
    void digitOfACallThatIsGoneGoesNowhere() {
        connect();
        phone.agent.sendDigit(id, '4');
        phone.agent.sendDigit(id, '5');
        server.reply(server.receive("INFO"), "481 Call/Transaction Does Not Exist", "");
        assertTrue(server.receive("INFO").body().contains("Signal=5"));
        assertEquals(List.of(), phone.media.digits);
    }

    @Test
    void aRequestOutOfOrderIsRefused() {
        connect();
        call.request("INFO", 50, "", "");
        server.receive("200");
        call.request("INFO", 49, "", "");
        server.receive("500");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "dtmf-relay, 'Signal=5\r\nDuration=160\r\n', 5",
        "dtmf-relay, 'Duration=100\nsignal = *', *",
        "DTMF-Relay, 'Signal=#', #",
        "dtmf-relay, 'Signal=11', #",
        "dtmf-relay, 'Signal=d', D",
        "dtmf, '7', 7",
        "dtmf, ' 10 ', *",
    })
    void digitsComeByInfo(String type, String body, char digit) {
        connect();
        call.request("INFO", ++call.cseq, "Content-Type: application/" + type + "\r\n", body);
        server.receive("200");
        assertEquals(new DigitHeard(id, digit), phone.await(DigitHeard.class));
    }

    @ParameterizedTest
    @CsvSource({
        "application/dtmf-relay, 'Signal=x'",
        "application/dtmf-relay, 'Signal=16'",
        "application/dtmf-relay, 'Duration=160'",
        "application/dtmf, '55'",
    })
    void infoThatIsNoDigitIsRefused(String type, String body) {
        connect();
        call.request("INFO", ++call.cseq, "Content-Type: " + type + "\r\n", body);
        server.receive("400");
        call.request("INFO", ++call.cseq, "Content-Type: application/dtmf\r\n", "1");
        server.receive("200");
        assertEquals(new DigitHeard(id, '1'), phone.await(DigitHeard.class));
    }

    @Test
    void infoOfAnotherKindIsToldWhatIsTaken() {
        connect();
        call.request("INFO", ++call.cseq, "Content-Type: application/media_control+xml\r\n", "<media_control/>");
        assertEquals(
                "application/dtmf-relay, application/dtmf",
                server.receive("415").header("Accept"));
    }
}
