package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.core.PhoneEvent.IncomingCall;

/** Messages that are none, sent by the server itself, after which the phone must still take calls. */
class MalformedTest {

    private final RawPeer probe = new RawPeer("127.0.0.1", 0);
    private final TestPhone phone = new TestPhone(List.of(), TestPhone.account(probe, false));
    private final RawPeer server = new RawPeer("127.0.0.1", phone.agent.port());
    private String good;

    @BeforeEach
    void recordAGoodInvite() {
        RawPeer.Call call = server.call();
        good = call.request("INVITE", 1, "P-Asserted-Identity: <sip:1@pbx>\r\n", RawPeer.SDP);
        phone.await(IncomingCall.class);
        call.request("CANCEL", 1, call.branch, "", "");
        server.receive("487");
    }

    @AfterEach
    void close() {
        phone.close();
        probe.close();
        server.close();
    }

    private void assertStillTakesCalls() {
        while (!server.hearsNothing(150)) {
            // whatever it answered to the rubbish
        }
        while (phone.told(IncomingCall.class)) {
            phone.await(IncomingCall.class);
        }
        server.call().invite("", RawPeer.SDP);
        phone.await(IncomingCall.class);
    }

    private String again(String text) {
        return text.replaceAll("branch=[^\r;]*", "branch=z9hG4bKagain" + text.hashCode());
    }

    @Test
    void survivesAMessageCutOffAnywhere() {
        for (int length = 0; length < good.length(); length += 7) {
            server.send(good.substring(0, length));
        }
        assertStillTakesCalls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contact: <sip:", "\r\n\r\n", "a=rtpmap"})
    void aMessageCutOffWithinItsHeadersOrItsBodyIsRefusedAndDoesNotRing(String last) {
        String whole = again(good).replace("call-", "cut-");
        server.send(whole.substring(0, whole.indexOf(last) + last.length()));
        assertEquals("400", server.receive().kind());
        assertFalse(phone.told(IncomingCall.class));
        assertStillTakesCalls();
    }

    @Test
    void bytesAfterTheEndThatContentLengthTellsAreNoFault() {
        server.send(again(good).replace("call-", "longer-") + "more");
        phone.await(IncomingCall.class);
    }

    @Test
    void survivesRandomBytesAndFlippedOnes() {
        Random random = new Random(4475);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = again(good).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            for (int flips = 0; flips < 1 + i / 20; flips++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            server.send(bytes);
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            server.send(noise);
        }
        assertStillTakesCalls();
    }

    @Test
    void survivesAHugeMessage() {
        server.send(again(good).replace("Max-Forwards", "X-Long: " + "x".repeat(60_000) + "\r\nMax-Forwards"));
        server.send(again(good).replace("Max-Forwards", "Record-Route: <sip:a;lr>\r\n".repeat(2000) + "Max-Forwards"));
        assertStillTakesCalls();
    }

    static Stream<String> broken() {
        return Stream.of(
                "CSeq: 1 INVITE|CSeq: one INVITE",
                "CSeq: 1 INVITE|CSeq: 1 BYE",
                "CSeq: 1 INVITE|CSeq: 99999999999999999999 INVITE",
                "From: |From: <<<",
                "To: <sip:200@127.0.0.1>|To: <",
                "Call-ID: |X-Call-ID: ",
                "Max-Forwards: 70|Max-Forwards: many",
                "Contact: <sip:peer@|Contact: <sip:peer@[",
                "INVITE sip:200|INVITE :200",
                "SIP/2.0\r\nVia|SIP/7.0\r\nVia");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenHeaderIsRefusedOrIgnoredButNeverRings(String change) {
        String[] parts = change.split("\\|");
        server.send(again(good.replaceFirst(
                        java.util.regex.Pattern.quote(parts[0]), java.util.regex.Matcher.quoteReplacement(parts[1])))
                .replace("call-", "broken-"));
        if (!server.hearsNothing(150)) {
            assertFalse(
                    phone.told(IncomingCall.class) && !change.startsWith("Max") && !change.startsWith("Call"), change);
        }
        assertStillTakesCalls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSeq: 1 INVITE|CSeq: one INVITE", "CSeq: 1 INVITE|CSeq: 1 BYE", "From: |From: <<<"})
    void aRequestThatCannotBeReadGetsABadRequest(String change) {
        String[] parts = change.split("\\|");
        server.send(again(good).replace(parts[0], parts[1]).replace("call-", "broken-"));
        assertEquals("400", server.receive().kind());
    }
}
