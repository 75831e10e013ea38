package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.sip.message.Jain;

class InfoDigitTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "dtmf-relay, 'Signal=5\r\nDuration=160\r\n', 5",
                "dtmf-relay, 'signal = *', *",
                "dtmf-relay, 'Duration=160\r\nSignal=11\r\n', #",
                "dtmf-relay, 'Signal=x', none",
                "dtmf-relay, 'Signal=55', none",
                "dtmf, '7', 7",
                "dtmf, '10', *",
                "dtmf, 'hello', none",
                "sdp, '7', none"
            })
    void theDigitIsFound(String subType, String body, Character digit) {
        assertEquals(Optional.ofNullable(digit), InfoDigit.of(info(subType, body)));
    }

    @Test
    void withoutBodyThereIsNone() {
        assertEquals(Optional.empty(), InfoDigit.of(new SIPRequest()));
    }

    private static Request info(String subType, String body) {
        Request request = new SIPRequest();
        return Jain.make(() -> {
            request.setContent(
                    body.getBytes(StandardCharsets.UTF_8),
                    Jain.HEADERS.createContentTypeHeader("application", subType));
            return request;
        });
    }
}
