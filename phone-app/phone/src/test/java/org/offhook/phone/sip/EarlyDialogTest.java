package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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
    private final Set<String> infos = new HashSet<>();
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

    /** The next INFO that is no repetition of one that came before. */
    private SipText newInfo() {
        SipText info = server.receive("INFO");
        for (int i = 0; i < 100 && !infos.add(info.header("Via")); i++) {
            info = server.receive("INFO");
        }
        return info;
    }

    /** The next message of this kind; fails if there is a new INFO before it. */
    private SipText receiveWithoutInfo(String kind) {
        SipText message = server.receive();
        for (int i = 0; i < 100 && !message.kind().equals(kind); i++) {
            assertFalse(message.kind().equals("INFO") && infos.add(message.header("Via")), message.text());
            message = server.receive();
        }
        assertEquals(kind, message.kind());
        return message;
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
        server.reply(invite, "100 Trying", "a", server.contact(), "");
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
        SipText first = newInfo();
        assertEquals("a", first.tag("To"));
        assertEquals(invite.cseq() + 1, first.cseq());
        assertTrue(first.body().contains("Signal=4"), first.body());
        server.accept(invite, "a");
        assertEquals(invite.cseq(), server.receive("ACK").cseq());
        phone.await(Connected.class);
        server.reply(first, "200 OK", "");
        SipText second = newInfo();
        assertEquals(invite.cseq() + 2, second.cseq());
        assertTrue(second.body().contains("Signal=#"), second.body());
        server.reply(second, "200 OK", "");
        phone.agent.hangUp(CALL);
        assertEquals(invite.cseq() + 3, server.receive("BYE").cseq());
        assertEquals(List.of(), phone.media.digits);
    }

    @Test
    void anEarlyDigitThatNobodyConfirmsHoldsNothingBackAfterTheAnswer() {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        phone.agent.sendDigit(CALL, '5');
        SipText first = newInfo();
        server.accept(invite, "a");
        phone.await(Connected.class);
        SipText second = newInfo();
        assertTrue(second.body().contains("Signal=5"), second.body());
        phone.agent.sendDigit(CALL, '6');
        server.reply(first, "200 OK", "");
        server.fork(invite, "a").request("OPTIONS", 1, "", "");
        receiveWithoutInfo("200");
        server.reply(second, "200 OK", "");
        SipText third = newInfo();
        assertTrue(third.body().contains("Signal=6"), third.body());
        assertEquals(List.of(), phone.media.digits);
    }

    /** It was asked before the answer, so it says nothing of the answered call; the digit itself is not lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {"481 Call/Transaction Does Not Exist", "405 Method Not Allowed", "415 Unsupported Media Type"})
    void aDigitThatIsRefusedAfterTheAnswerGoesWithTheSoundAlone(String refusal) throws Exception {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        SipText early = newInfo();
        server.accept(invite, "a");
        phone.await(Connected.class);
        server.reply(early, refusal, "");
        awaitSound(1);
        phone.agent.sendDigit(CALL, '5');
        SipText next = newInfo();
        assertTrue(next.body().contains("Signal=5"), next.body());
        assertEquals(List.of(CALL + ":4"), phone.media.digits);
    }

    @Test
    void aLaterResponseTellsWhereTheEarlyDialogIs() {
        SipText invite = dial();
        server.reply(invite, "180 Ringing", "a", "", "");
        String route = "<sip:" + server.address() + ";lr>";
        server.reply(
                invite,
                "183 Session Progress",
                "a",
                "Record-Route: " + route + "\r\nContact: <sip:fork@192.0.2.1>\r\n",
                RawPeer.SDP);
        phone.await(EarlyMedia.class);
        phone.agent.sendDigit(CALL, '4');
        SipText first = newInfo();
        assertEquals("sip:fork@192.0.2.1", first.requestUri());
        assertEquals(List.of(route), first.headers("Route"));
        server.reply(first, "200 OK", "");

        server.reply(invite, "180 Ringing", "a", server.contact(), "");
        server.fork(invite, "a").request("OPTIONS", 1, "", "");
        server.receive("200"); // so what came before has been read
        phone.agent.sendDigit(CALL, '5');
        assertEquals("sip:fork@192.0.2.1", newInfo().requestUri());
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
        SipText toFirst = newInfo();
        assertEquals("a", toFirst.tag("To"));
        server.reply(toFirst, "200 OK", "");
        progress(invite, "b");
        server.fork(invite, "b").request("OPTIONS", 1, "", "");
        server.receive("200"); // so what came before has been read
        phone.agent.sendDigit(CALL, '2');
        SipText toSecond = newInfo();
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
        server.reply(newInfo(), refusal, "");
        awaitSound(2);
        phone.agent.sendDigit(CALL, '6');
        awaitSound(3);
        assertEquals(List.of(CALL + ":4", CALL + ":5", CALL + ":6"), phone.media.digits);
        server.accept(invite, "a");
        phone.await(Connected.class);
        phone.agent.sendDigit(CALL, '7');
        assertTrue(newInfo().body().contains("Signal=7"));
    }

    @Test
    void nothingIsSentAfterTheUserHungUp() {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        phone.agent.sendDigit(CALL, '5');
        SipText info = newInfo();
        phone.agent.hangUp(CALL);
        server.reply(server.receive("CANCEL"), "200 OK", "a");
        server.reply(info, "200 OK", "");
        server.fork(invite, "a").request("OPTIONS", 1, "", "");
        receiveWithoutInfo("200");
        server.reply(invite, "487 Request Terminated", "a");
        receiveWithoutInfo("ACK");
    }

    /** No answer to the CANCEL's INVITE came in time, so that only the name of the call is known any more. */
    @Test
    void theByeToALateAnswerHasANumberThatNoDigitHad() {
        SipText invite = hearsEarlyMedia();
        phone.agent.sendDigit(CALL, '4');
        SipText info = newInfo();
        server.reply(info, "200 OK", "");
        phone.agent.hangUp(CALL);
        server.reply(server.receive("CANCEL"), "200 OK", "a");
        awaitForgotten(server.fork(invite, "a"));
        server.accept(invite, "a");
        assertEquals(invite.cseq(), server.receive("ACK").cseq());
        int number = server.receive("BYE").cseq();
        assertTrue(number > info.cseq(), "CSeq: " + number);
    }

    private void awaitForgotten(RawPeer.Call fork) {
        String status = "";
        for (int i = 1; i < 400 && !status.equals("481"); i++) {
            fork.request("OPTIONS", i, "", "");
            SipText answer = server.receive();
            while (!answer.header("CSeq").equals(i + " OPTIONS")) {
                answer = server.receive();
            }
            status = answer.kind();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertEquals("481", status);
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
