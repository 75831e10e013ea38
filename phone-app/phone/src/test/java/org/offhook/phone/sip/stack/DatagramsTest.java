package org.offhook.phone.sip.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramsTest {

    private static final String HEADERS = "INVITE sip:a@b SIP/2.0/Via: SIP/2.0/UDP h;branch=z9hG4bK1/";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A slash stands for CRLF, except in SIP/2.0 and UDP. */
    private static String text(String short_) {
        return short_.replace("SIP/2.0/UDP", "SIP_UDP")
                .replace("SIP/2.0", "SIP_")
                .replace("/", "\r\n")
                .replace("SIP_UDP", "SIP/2.0/UDP")
                .replace("SIP_", "SIP/2.0");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 4//body, 0",
        "content-length :4//body and more, 9",
        "Content-Length: 0//more, 4",
        "Content-Length: 0//, 0",
        "//no length: the body is the rest, 0",
        "Content-Length: none//body, 0",
        "X-Content-Length: 9//body, 0"
    })
    void aMessageEndsWhereItsHeadersSay(String rest, int surplus) {
        byte[] packet = bytes(text(HEADERS + rest));
        assertEquals(packet.length - surplus, Datagrams.messageLength(packet));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 4//bod", "l:  4//bod", "L: 4//", "Content-Length: 99999999999//body"})
    void aBodyShorterThanItsLengthIsCut(String rest) {
        assertEquals(Datagrams.BODY_CUT, Datagrams.messageLength(bytes(text(HEADERS + rest))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: <sip:a@b>/", "To: <sip:a@b", "Content-Length: 4/"})
    void headersWithoutAnEmptyLineAreCut(String rest) {
        assertEquals(Datagrams.HEADERS_CUT, Datagrams.messageLength(bytes(text(HEADERS + rest))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "\0\0\0\0"})
    void keepAlivesAreNotCut(String packet) {
        assertEquals(text(packet).length(), Datagrams.messageLength(bytes(text(packet))));
    }

    @Test
    void aRefusalHasTheHeadersThatItNeedsUnderShortNamesToo() {
        String request = text("INVITE sip:a@b SIP/2.0/v: SIP/2.0/UDP one/Via: SIP/2.0/UDP two,/  SIP/2.0/UDP three/"
                + "i: 1/CSeq: 1 INVITE/f: <sip:x>;tag=1/t: <sip:y>/Contact: <sip:");
        String refusal = text("SIP/2.0 400 Cut/v: SIP/2.0/UDP one/Via: SIP/2.0/UDP two, SIP/2.0/UDP three/i: 1/"
                + "CSeq: 1 INVITE/f: <sip:x>;tag=1/t: <sip:y>;tag=badrequest/Content-Length: 0//");
        assertEquals(
                refusal,
                Datagrams.badRequest(bytes(request), "Cut")
                        .map(response -> new String(response, StandardCharsets.ISO_8859_1))
                        .orElseThrow());
    }

    @Test
    void whatIsNoRequestOrLacksAHeaderIsNotAnswered() {
        String rest = "/Via: v/Call-ID: 1/CSeq: 1 X/From: <sip:x>/To: <sip:y>//";
        for (String first : new String[] {"SIP/2.0 200 OK", "ACK sip:a@b SIP/2.0"}) {
            assertEquals(Optional.empty(), Datagrams.badRequest(bytes(text(first + rest)), ""));
        }
        for (String header : new String[] {"Via", "Call-ID", "CSeq", "From", "To"}) {
            String without = text("BYE sip:a@b SIP/2.0" + rest).replace(header + ": ", "X-" + header + ": ");
            assertEquals(Optional.empty(), Datagrams.badRequest(bytes(without), ""));
        }
    }

    @Property
    void noBytesMakeItThrow(@ForAll byte[] packet) {
        assertTrue(Datagrams.messageLength(packet) <= packet.length);
        Datagrams.badRequest(packet, "");
    }
}
