package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** Digits that the other side of a call sends. */
class HeardDigitsTest {

    private final PhoneFixture phone = new PhoneFixture();

    private void sends(CallId call, String digits) {
        for (char digit : digits.toCharArray()) {
            phone.happens(new PhoneEvent.DigitHeard(call, digit));
            assertEquals(List.of(), phone.did());
        }
    }

    private String heard(CallId call) {
        return phone.state().call(call).orElseThrow().heardDigits();
    }

    @Test
    void digitsAreKeptInTheirOrder() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        assertEquals("", heard(call));
        sends(call, "1234567890*#ABCD");
        sends(call, "11");
        assertEquals("1234567890*#ABCD11", heard(call));
    }

    @Test
    void onlyTheLastThirtyTwoAreKept() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        sends(call, "ABC" + "0123456789".repeat(3) + "*#");
        assertEquals("0123456789".repeat(3) + "*#", heard(call));
        sends(call, "D");
        assertEquals("123456789" + "0123456789".repeat(2) + "*#D", heard(call));
    }

    @Test
    void whatIsNoDigitIsIgnored() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        PhoneState before = phone.state();
        sends(call, "Ea+ \0\u0664\uFFFF");
        assertSame(before, phone.state());
    }

    @Test
    void eachCallHasItsOwn() {
        List<CallId> calls = phone.holdingOneTalkingToOther();
        sends(calls.getFirst(), "12");
        sends(calls.getLast(), "34");
        assertEquals("12", heard(calls.getFirst()));
        assertEquals("34", heard(calls.getLast()));
    }

    @Test
    void holdAndAnotherCodecKeepThem() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        sends(call, "12");
        phone.press(Key.HOLD).accepted(call, true);
        phone.happens(new PhoneEvent.MediaChanged(call, new MediaInfo("G722", false)));
        sends(call, "3");
        assertEquals("123", heard(call));
    }

    @Test
    void theyAreHeardBeforeTheAnswerOfAPlacedCallAndStay() {
        phone.lift().dial("300#");
        CallId call = phone.placed();
        sends(call, "1");
        phone.rings(call);
        sends(call, "2");
        phone.happens(new PhoneEvent.EarlyMedia(call));
        sends(call, "3");
        phone.connected(call);
        sends(call, "4");
        assertEquals("1234", heard(call));
    }

    @Test
    void callerWhoStillRingsHasNone() {
        CallId call = phone.arrives(PhoneFixture.BOB);
        PhoneState before = phone.state();
        sends(call, "12");
        assertSame(before, phone.state());
        phone.lift();
        sends(call, "34");
        phone.connected(call);
        assertEquals("34", heard(call));
    }

    @Test
    void callThatNobodyKnowsChangesNothing() {
        phone.talkingTo(PhoneFixture.BOB);
        PhoneState before = phone.state();
        sends(new CallId("ghost"), "12");
        assertSame(before, phone.state());
    }

    @Test
    void theyAreGoneWithTheCall() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        sends(call, "12");
        phone.ended(call, EndReason.Kind.REMOTE_HANG_UP);
        PhoneState before = phone.state();
        sends(call, "34");
        assertSame(before, phone.state());
        phone.replace();
        assertEquals("", heard(phone.talkingTo(PhoneFixture.BOB)));
    }

    @Test
    void callThatIsEndingHearsNoMore() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        sends(call, "12");
        phone.replace();
        sends(call, "34");
        assertEquals("12", heard(call));
    }

    /** A failure is logged with its event, and a state may be in the words of an exception. */
    @Test
    void whatMayBeLoggedDoesNotTellThem() {
        CallId call = phone.talkingTo(PhoneFixture.BOB);
        assertEquals(new PhoneEvent.DigitHeard(call, '7').toString(), new PhoneEvent.DigitHeard(call, '8').toString());
        sends(call, "90817263");
        assertFalse(phone.state().toString().contains("90817263"));
        assertEquals(
                "heardDigits=8]",
                phone.state().call(call).orElseThrow().toString().replaceAll(".*, ", ""));
    }
}
