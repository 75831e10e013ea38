package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.sip.auth.DigestClient;
import org.offhook.testkit.Await;

/** Requests that no good phone sends, and good ones to the letter. */
class RawRequestsTest {

    private static final User ANNA = User.withRandomPassword("101", "Anna");

    private DemoPbx pbx;
    private RawPhone phone;
    private DigestClient digest;

    @BeforeEach
    void start() throws Exception {
        pbx = DemoPbx.start(
                PbxSettings.onLoopback(List.of(ANNA)).withQuiet(Duration.ofMillis(300), Duration.ofMillis(300)));
        phone = new RawPhone(pbx, "101");
        digest = new DigestClient("101", ANNA.password());
    }

    @AfterEach
    void stop() {
        phone.close();
        pbx.close();
    }

    @Test
    void nobodyCallsWithoutPassword() throws Exception {
        String refusal = phone.ask(phone.request("INVITE", "sip:600@127.0.0.1", "", 1, "", RawPhone.sdp(4000, "")));
        assertEquals(407, RawPhone.status(refusal));
        assertEquals(0, pbx.serviceCalls());
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, sip:127.0.0.1, '', 200",
        "OPTIONS, sip:600@127.0.0.1, '', 200",
        "SUBSCRIBE, sip:101@127.0.0.1, '', 489",
        "BYE, sip:600@127.0.0.1:PORT, unknown, 481",
        "BYE, sip:x@192.0.2.1, unknown, 481",
        "OPTIONS, sips:127.0.0.1, '', 416",
        "CANCEL, sip:600@127.0.0.1, '', 481"
    })
    void whatMakesNoSenseIsAnswered(String method, String uri, String toTag, int status) throws Exception {
        String more = method.equals("SUBSCRIBE") ? "Event: dialog\r\n" : "";
        String whole = uri.replace("PORT", String.valueOf(pbx.port()));
        assertEquals(status, RawPhone.status(phone.ask(phone.request(method, whole, toTag, 1, more, ""))));
    }

    @Test
    void aRequestThatHasTravelledTooFarIsAnswered() throws Exception {
        String tired = phone.request("OPTIONS", "sip:101@127.0.0.1", 1).replace("Max-Forwards: 70", "Max-Forwards: 0");
        assertEquals(483, RawPhone.status(phone.ask(tired)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "INVITE\r\n\r\n",
                "INVITE sip:600 SIP/2.0\r\nVia: x\r\n\r\n",
                "REGISTER sip:a SIP/2.0\r\nCSeq: 99999999999999 REGISTER\r\n\r\n"
            })
    void noiseDoesNotStopIt(String noise) throws Exception {
        phone.send(noise);
        try (RawPhone other = new RawPhone(pbx, "101")) {
            assertEquals(200, RawPhone.status(other.ask(other.request("OPTIONS", "sip:127.0.0.1", 1))));
        }
    }

    private String call(String body) throws IOException {
        return phone.askAs(digest, "INVITE", "sip:600@127.0.0.1:" + pbx.port(), 1, "", body);
    }

    @ParameterizedTest
    @CsvSource({"video 4000 RTP/AVP 96, 488", "nonsense, 400"})
    void anOfferThatCannotBeUsedIsRefused(String media, int status) throws Exception {
        String body = media.equals("nonsense") ? "hello" : RawPhone.sdp(1, "").replaceFirst("m=audio.*", "m=" + media);
        assertEquals(status, RawPhone.status(callWithSdp(body)));
        assertEquals(0, pbx.serviceCalls());
    }

    @Test
    void anExtensionThatItLacksIsNamed() throws Exception {
        String refusal = phone.askAs(digest, "INVITE", "sip:600@127.0.0.1:" + pbx.port(), 1, "Require: magic\r\n", "");
        assertEquals(420, RawPhone.status(refusal));
        assertEquals("magic", RawPhone.header(refusal, "Unsupported").orElseThrow());
    }

    private String callWithSdp(String body) throws IOException {
        return phone.askAs(
                digest, "INVITE", "sip:600@127.0.0.1:" + pbx.port(), 1, "Content-Type: application/sdp\r\n", body);
    }

    @Test
    void theAnswerIsRepeatedUntilItIsAcknowledgedAndADeadPhoneIsHungUp() throws Exception {
        String answer = callWithSdp(RawPhone.sdp(4000, ""));
        assertEquals(200, RawPhone.status(answer));
        assertEquals(answer, phone.receive());
        phone.send(phone.request("ACK", "sip:600@127.0.0.1:" + pbx.port(), RawPhone.toTag(answer), 2, "", ""));
        String next = phone.receive();
        while (next.startsWith("SIP/2.0 200")) {
            next = phone.receive();
        }
        assertTrue(next.startsWith("OPTIONS " + phone.contact()), next);
        while (!next.startsWith("BYE")) {
            next = phone.receive(); // the question again, since it gets no answer
        }
        assertEquals(0, pbx.serviceCalls());
    }

    @Test
    void aQuietPhoneThatStillKnowsTheCallIsLeftInPeace() throws Exception {
        String answer = callWithSdp(RawPhone.sdp(4000, "a=sendonly\r\n"));
        assertTrue(answer.contains("a=recvonly"), answer);
        phone.send(phone.request("ACK", "sip:600@127.0.0.1:" + pbx.port(), RawPhone.toTag(answer), 2, "", ""));
        for (int i = 0; i < 3; i++) {
            String question = phone.receive();
            while (!question.startsWith("OPTIONS")) {
                assertFalse(question.startsWith("BYE"), question);
                question = phone.receive();
            }
            phone.send(question.replaceFirst("OPTIONS .*\r\n", "SIP/2.0 200 OK\r\n"));
        }
        assertEquals(1, pbx.serviceCalls());
    }

    @Test
    void aPhoneThatDoesNotKnowTheCallAnyMoreIsForgotten() throws Exception {
        String answer = callWithSdp(RawPhone.sdp(4000, ""));
        phone.send(phone.request("ACK", "sip:600@127.0.0.1:" + pbx.port(), RawPhone.toTag(answer), 2, "", ""));
        String question = phone.receive();
        while (!question.startsWith("OPTIONS")) {
            question = phone.receive();
        }
        phone.send(question.replaceFirst("OPTIONS .*\r\n", "SIP/2.0 481 Gone\r\n"));
        Await.until("the end of the call", Duration.ofSeconds(2), () -> pbx.serviceCalls() == 0);
    }

    @Test
    void anInviteWithoutOfferGetsOneAndItsAckHoldsTheAnswer() throws Exception {
        String offer = call("");
        assertEquals(200, RawPhone.status(offer));
        assertTrue(offer.contains("opus/48000/2") && offer.contains("PCMA/8000") && offer.contains("PCMU/8000"), offer);
        phone.send(phone.request(
                "ACK",
                "sip:600@127.0.0.1:" + pbx.port(),
                RawPhone.toTag(offer),
                2,
                "Content-Type: application/sdp\r\n",
                RawPhone.sdp(4000, "")));
        assertEquals(1, pbx.serviceCalls());
        String bye = phone.request("BYE", "sip:600@127.0.0.1:" + pbx.port(), RawPhone.toTag(offer), 3, "", "");
        phone.send(bye);
        String answer = phone.receive();
        while (!RawPhone.header(answer, "CSeq").orElse("").equals("3 BYE")) {
            answer = phone.receive();
        }
        assertEquals(200, RawPhone.status(answer));
        assertEquals(0, pbx.serviceCalls());
    }

    @Test
    void closingHangsUpAndIsQuick() throws Exception {
        String answer = callWithSdp(RawPhone.sdp(4000, ""));
        phone.send(phone.request("ACK", "sip:600@127.0.0.1:" + pbx.port(), RawPhone.toTag(answer), 2, "", ""));
        pbx.close();
        String last = phone.receive();
        while (!last.startsWith("BYE")) {
            last = phone.receive();
        }
        assertTrue(phone.silent(100));
        assertThrows(IllegalStateException.class, () -> pbx.serviceCalls());
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        IOException taken = assertThrows(
                IOException.class,
                () -> DemoPbx.start(PbxSettings.onLoopback(List.of(ANNA)).withPort(pbx.port())));
        assertTrue(taken.getMessage().startsWith("the PBX cannot listen on 127.0.0.1 port " + pbx.port()));
    }
}
