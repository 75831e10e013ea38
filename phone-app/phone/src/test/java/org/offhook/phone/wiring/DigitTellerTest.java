package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent;

class DigitTellerTest {

    private final List<PhoneEvent> posted = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1; // the clock may run over
    private final DigitTeller teller = new DigitTeller(posted::add, () -> now);

    @Test
    void eachDigitIsToldWithItsCall() {
        teller.digit("in-1", '5');
        teller.digit("out-2", '#');
        teller.digit("in-1", '5');
        assertEquals(
                List.of(
                        new PhoneEvent.DigitHeard(new CallId("in-1"), '5'),
                        new PhoneEvent.DigitHeard(new CallId("out-2"), '#'),
                        new PhoneEvent.DigitHeard(new CallId("in-1"), '5')),
                posted);
    }

    @Test
    void floodIsCutOffAndTheNextSecondIsHeardAgain() {
        for (int i = 0; i < 10_000; i++) {
            teller.digit("in-1", '1');
        }
        assertEquals(DigitTeller.MOST_A_SECOND, posted.size());
        now += 999_999_999;
        teller.digit("in-1", '2');
        assertEquals(DigitTeller.MOST_A_SECOND, posted.size());
        now += 1;
        teller.digit("in-1", '3');
        assertEquals(new PhoneEvent.DigitHeard(new CallId("in-1"), '3'), posted.getLast());
    }
}
