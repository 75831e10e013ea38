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
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.DigitHeard;
import org.offhook.phone.core.PhoneEvent.EarlyMedia;
import org.offhook.phone.core.PhoneEvent.IncomingCall;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.testkit.Await;

/** What both sides ask within a call that nobody has answered yet. */
class EarlyDialogTest {

    private static final CallId CALL = new CallId("out-1");
    private static final String DIGITS = "Content-Type: application/dtmf-relay\r\n";

    private final RawPeer server = new RawPeer("127.0.0.1", 0);
    private final TestPhone phone = new TestPhone(
            List.of(),
            TestPhone.account(
                    TestPhone.LINE, "200", server.socket.getLocalPort(), Transport.UDP, false, false, DtmfMethod.INFO));

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    private SipText dial() {
        phone.agent.placeCall(CALL, TestPhone.LINE, "201");
        return server.receive("INVITE");
    }

    private void progress(SipText invite, String tag) {
        server.reply(invite, "183 Session Progress", tag, server.contact(), RawPeer.SDP);
    }

    /** A call with early media from "a". */
    private SipText hearsEarlyMedia() {
        SipText invite = dial();
        progress(invite, "a");
        phone.await(EarlyMedia.class);
        return invite;
    }

    private void awaitSound(int digits) throws InterruptedException {
        Await.until("digits in the sound", Duration.ofSeconds(10), () -> phone.media.digits.size() == digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"180 Ringing", "183 Session Progress"})
    void digitsComeByInfoBeforeTheAnswer(String status) {
        SipText invite = dial();
        server.reply(invite, status, "a", server.contact(), "");
        RawPeer.Call fork = server.fork(invite, "a");
        fork.request("INFO", 7, DIGITS, "Signal=5\r\n");
        assertEquals(7, server.receive("200").cseq());
        assertEquals(new DigitHeard(CALL, '5'), phone.await(DigitHeard.class));
        fork.request("INFO", 8, "Content-Type: application/dtmf\r\n", "#");
        server.receive("200");
        assertEquals(new DigitHeard(CALL, '#'), phone.await(DigitHeard.class));
        fork.request("INFO", 6, DIGITS, "Signal=1\r\n");
        server.receive("500");
    }

    @Test
    void infoOfAnotherKindIsToldWhatIsTaken() {
        SipText invite = hearsEarlyMedia();
        server.fork(invite, "a").request("INFO", 1, "Content-Type: application/media_control+xml\r\n", "<x/>");
        assertEquals(
                "application/dtmf-relay, application/dtmf",
                server.receive("415").header("Accept"));
    }

    @Test
    void onlyADialogThatNobodyMadeIsUnknown() {
        SipText invite = dial();
        server.reply(invite, "180 Ringing", "", server.contact(), "");
        server.fork(invite, "a").request("INFO", 1, DIGITS, "Signal=5\r\n");
        server.receive("481");
        server.reply(invite, "180 Ringing", "a", server.contact(), "");
        server.fork(invite, "b").request("INFO", 1, DIGITS, "Signal=5\r\n");
        server.receive("481");
        server.fork(invite, "a").request("INFO", 1, DIGITS, "Signal=5\r\n");
        server.receive("200");
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, '', 200",
        "INFO, '', 200",
        "INVITE, '', 491",
        "UPDATE, '', 405",
        "REFER, 'Refer-To: <sip:300@127.0.0.1>\r\n', 603",
        "NOTIFY, 'Event: refer\r\nSubscription-State: active\r\n', 489",
    })
    void noRequestIsToldThatTheEarlyDialogIsGone(String method, String headers, String status) {
        SipText invite = hearsEarlyMedia();
        server.fork(invite, "a").request(method, 1, headers, "");
        assertTrue(server.receive(status).header("CSeq").endsWith(method));
        server.accept(invite, "a");
        phone.await(Connected.class);
    }

    /** RFC 3261 §15 forbids it; who does it all the same still owes the answer to the INVITE. */
    @Test
    void byeEndsTheEarlyDialogAlone() throws Exception {
        SipText invite = hearsEarlyMedia();
        RawPeer.Call fork = server.fork(invite, "a");
        fork.request("BYE", 1, "", "");
        server.receive("200");
        fork.request("INFO", 2, DIGITS, "Signal=5\r\n");
        server.receive("481");
        phone.agent.sendDigit(CALL, '4');
        awaitSound(1);
        assertFalse(phone.told(CallEnded.class));
        server.reply(invite, "487 Request Terminated", "a");
        phone.await(CallEnded.class);
    }

    @Test
    void digitsGoByInfoBeforeTheAnswerAndAfterIt() {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        phone.agent.sendDigit(CALL, '#');
        SipText first = server.receive("INFO");
        assertEquals("a", first.tag("To"));
        assertEquals(invite.cseq() + 1, first.cseq());
        assertTrue(first.body().contains("Signal=4"), first.body());
        server.accept(invite, "a");
        assertEquals(invite.cseq(), server.receive("ACK").cseq());
        phone.await(Connected.class);
        server.reply(first, "200 OK", "");
        SipText second = server.receive("INFO");
        assertEquals(invite.cseq() + 2, second.cseq());
        assertTrue(second.body().contains("Signal=#"), second.body());
        server.reply(second, "200 OK", "");
        phone.agent.hangUp(CALL);
        assertEquals(invite.cseq() + 3, server.receive("BYE").cseq());
        assertEquals(List.of(), phone.media.digits);
    }

    @Test
    void numbersOfThePeerGoOnAfterTheAnswer() {
        SipText invite = hearsEarlyMedia();
        RawPeer.Call fork = server.fork(invite, "a");
        fork.request("INFO", 7, DIGITS, "Signal=5\r\n");
        server.receive("200");
        server.accept(invite, "a");
        server.receive("ACK");
        fork.request("INFO", 7, DIGITS, "Signal=6\r\n");
        server.receive("500");
        fork.request("INFO", 8, DIGITS, "Signal=7\r\n");
        server.receive("200");
        assertEquals('5', phone.await(DigitHeard.class).digit());
        assertEquals('7', phone.await(DigitHeard.class).digit());
    }

    @Test
    void theForkThatIsHeardGetsTheDigits() {
        SipText invite = hearsEarlyMedia();
        server.reply(invite, "180 Ringing", "b", server.contact(), "");
        phone.agent.sendDigit(CALL, '1');
        SipText toFirst = server.receive("INFO");
        assertEquals("a", toFirst.tag("To"));
        server.reply(toFirst, "200 OK", "");
        progress(invite, "b");
        server.fork(invite, "b").request("OPTIONS", 1, "", "");
        server.receive("200"); // so what came before has been read
        phone.agent.sendDigit(CALL, '2');
        SipText toSecond = server.receive("INFO");
        assertEquals("b", toSecond.tag("To"));
        server.reply(toSecond, "200 OK", "");

        server.accept(invite, "a");
        phone.await(Connected.class);
        server.accept(invite, "b");
        SipText bye = server.receive("BYE");
        assertEquals("b", bye.tag("To"));
        assertEquals(toSecond.cseq() + 1, bye.cseq());
    }

    /** 481 too: the peer is heard, so it has the call. */
    @ParameterizedTest
    @ValueSource(
            strings = {"481 Call/Transaction Does Not Exist", "405 Method Not Allowed", "415 Unsupported Media Type"})
    void digitsThatAreRefusedGoWithTheSoundUntilTheAnswer(String refusal) throws Exception {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        phone.agent.sendDigit(CALL, '5');
        server.reply(server.receive("INFO"), refusal, "");
        awaitSound(2);
        phone.agent.sendDigit(CALL, '6');
        awaitSound(3);
        assertEquals(List.of(CALL + ":4", CALL + ":5", CALL + ":6"), phone.media.digits);
        server.accept(invite, "a");
        phone.await(Connected.class);
        phone.agent.sendDigit(CALL, '7');
        assertTrue(server.receive("INFO").body().contains("Signal=7"));
    }

    @Test
    void nothingIsSentAfterTheUserHungUp() {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        phone.agent.sendDigit(CALL, '5');
        SipText info = server.receive("INFO");
        phone.agent.hangUp(CALL);
        server.reply(server.receive("CANCEL"), "200 OK", "a");
        server.reply(info, "200 OK", "");
        server.fork(invite, "a").request("OPTIONS", 1, "", "");
        assertEquals("200", server.receive().kind());
        server.reply(invite, "487 Request Terminated", "a");
        assertEquals("ACK", server.receive().kind());
    }

    @Test
    void earlyMediaWithoutADialogGetsTheDigitsInTheSound() throws Exception {
        SipText invite = dial();
        progress(invite, "");
        phone.await(EarlyMedia.class);
        phone.agent.sendDigit(CALL, '4');
        awaitSound(1);
    }

    @Test
    void aCallThatRingsHereTakesRequestsToo() {
        try (RawPeer caller = new RawPeer("127.0.0.1", phone.agent.port())) {
            RawPeer.Call call = caller.call();
            call.invite("", RawPeer.SDP);
            CallId id = phone.await(IncomingCall.class).call();
            phone.agent.sendRinging(id);
            call.confirmed(caller.receive("180"));
            call.request("INFO", ++call.cseq, DIGITS, "Signal=5\r\n");
            caller.receive("200");
            assertEquals(new DigitHeard(id, '5'), phone.await(DigitHeard.class));
            call.request("INFO", ++call.cseq, "Content-Type: text/plain\r\n", "5");
            caller.receive("415");
            call.request("OPTIONS", ++call.cseq, "", "");
            caller.receive("200");
            call.invite("", RawPeer.SDP);
            int seconds = Integer.parseInt(caller.receive("500").header("Retry-After"));
            assertTrue(seconds >= 0 && seconds <= 10, "Retry-After: " + seconds);
            call.request("ACK", call.cseq, call.branch, "", "");
            call.request("INFO", 1, DIGITS, "Signal=6\r\n");
            caller.receive("500");
            phone.agent.answer(id);
            assertEquals(1, caller.receive("200").cseq());
            phone.await(Connected.class);
        }
    }
}
