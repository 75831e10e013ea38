package org.offhook.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipMessageTest {

    private static Optional<SipMessage> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SipMessage.parse(bytes, bytes.length);
    }

    @Test
    void aResponseGivesStatusMethodTagAndContact() {
        SipMessage ok = parse("""
                SIP/2.0 200 OK\r
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1\r
                To: "A; tag=no" <sip:101@127.0.0.1;tag=neither>;x=1;tag=abc\r
                CSeq: 7 INVITE\r
                Contact: <sip:101-0x55@127.0.0.1:5090;transport=udp>;expires=60\r
                \r
                v=0\r
                """).orElseThrow();
        assertTrue(ok.isResponse());
        assertEquals(200, ok.status());
        assertEquals("200 OK", ok.statusLine());
        assertEquals("INVITE", ok.method());
        assertEquals("abc", SipMessage.parameter(ok.header("to"), "tag"));
        assertEquals("sip:101-0x55@127.0.0.1:5090;transport=udp", SipMessage.uri(ok.header("contact")));
        assertEquals("60", SipMessage.parameter(ok.header("contact"), "EXPIRES"));
        assertEquals("v=0\r\n", ok.body());
    }

    @Test
    void compactAndOddlyWrittenHeaderNamesAreTheSameHeaders() {
        SipMessage bye = parse("BYE sip:bench@127.0.0.1 SIP/2.0\r\nv: a\r\nVIA : b\r\ni:  id1 \r\n\r\n")
                .orElseThrow();
        assertFalse(bye.isResponse());
        assertEquals("BYE", bye.method());
        assertEquals(List.of("a", "b"), bye.all("via"));
        assertEquals("id1", bye.callId());
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:a@b>;tag=1, sip:a@b",
        "sip:a@b;tag=1, sip:a@b",
        "\"Name\" <sips:a@b:5061;lr>, sips:a@b:5061;lr",
        "sip:b, sip:b"
    })
    void theUriIsFoundWithAndWithoutAngleBrackets(String value, String uri) {
        assertEquals(uri, SipMessage.uri(value));
    }

    @ParameterizedTest
    @CsvSource({"sip:101@host, 101", "sip:101-0xab@1.2.3.4:5060;x=y, 101-0xab", "sip:host, ''", "nonsense, ''"})
    void theUserIsWhatStandsBeforeTheAt(String uri, String user) {
        assertEquals(user, SipMessage.user(uri));
    }

    @Test
    void aKeepAliveIsNoMessage() {
        assertTrue(parse("\r\n\r\n").isEmpty());
        assertTrue(parse("").isEmpty());
        assertTrue(parse("hello\r\n\r\n").isEmpty());
    }

    @Test
    void aStatusThatIsNoNumberIsZero() {
        assertEquals(0, parse("SIP/2.0 2x0 OK\r\n\r\n").orElseThrow().status());
        assertEquals(0, parse("SIP/2.0 2\r\n\r\n").orElseThrow().status());
    }

    @Property
    void whateverArrivesNothingIsThrown(@ForAll String start, @ForAll String header, @ForAll String value) {
        parse("SIP/2.0 " + start + "\r\n" + header + ":" + value + "\r\n\r\n").ifPresent(message -> {
            message.status();
            message.method();
            SipMessage.user(SipMessage.uri(value));
            SipMessage.parameter(value, "tag");
        });
    }
}
