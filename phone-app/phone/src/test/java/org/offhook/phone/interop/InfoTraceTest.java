package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InfoTraceTest {

    private static String request(String callId, int number, char digit) {
        return "<--- Received SIP request (500 bytes) from UDP:127.0.0.1:5062 --->\n"
                + "INFO sip:616@127.0.0.1 SIP/2.0\r\nCSeq: " + number + " INFO\r\nCall-ID: " + callId
                + "\r\nContent-Length: 22\r\n\r\nSignal=" + digit + "\r\nDuration=120\r\n\n";
    }

    private static String response(String callId, int number) {
        return "<--- Transmitting SIP response (300 bytes) to UDP:127.0.0.1:5062 --->\n" + "SIP/2.0 200 OK\r\nCall-ID: "
                + callId + "\r\nCSeq: " + number + " INFO\r\n\r\n\n";
    }

    @Test
    void aDigitPressedTwiceCountsTwiceAndARepeatedRequestOnce() {
        String log = request("a", 2, '3')
                + request("a", 2, '3')
                + response("a", 2)
                + request("a", 3, '3')
                + response("a", 3)
                + request("a", 4, '#')
                + response("a", 4);
        assertEquals("33#", InfoTrace.digits(log));
    }

    @Test
    void anotherCallHasNumbersOfItsOwn() {
        assertEquals("12", InfoTrace.digits(request("a", 2, '1') + request("b", 2, '2')));
    }

    @Test
    void theLogOfACallWithoutInfoHasNone() {
        assertEquals("", InfoTrace.digits("INVITE sip:616@127.0.0.1 SIP/2.0\r\nCSeq: 1 INVITE\r\n\r\n"));
    }
}
