package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;

/** Voice messages: lamp, key, soft key and menu. */
class MessagesTest {

    private static final LampSignal SLOW = new LampSignal(LampColour.RED, LampPattern.SLOW);

    private final PhoneFixture phone = PhoneFixture.served();

    private LampSignal lamp() {
        return Lamps.of(phone.state()).message();
    }

    private List<PhoneEffect> placed(LineId line, String number) {
        return List.of(new PhoneEffect.PlaceCall(phone.placed(), line, number));
    }

    @Test
    void lampBlinksSlowlyWhileNewMessagesWaitOnAnyLine() {
        assertEquals(LampSignal.OFF, lamp());
        phone.messages(LINE_2, 2, 1);
        assertEquals(SLOW, lamp());
        phone.messages(LINE_1, 1, 0).messages(LINE_2, 0, 3);
        assertEquals(SLOW, lamp());
        phone.messages(LINE_1, 0, 1);
        assertEquals(LampSignal.OFF, lamp());
        assertEquals(4, phone.state().watching().old());
    }

    @Test
    void lampBlinksFastWhileItRingsAndSlowlyAfterwards() {
        phone.messages(LINE_1, 1, 0);
        CallId call = phone.arrives(BOB);
        assertEquals(new LampSignal(LampColour.RED, LampPattern.FAST), lamp());
        phone.ended(call, EndReason.Kind.CALLER_GAVE_UP);
        assertEquals(SLOW, lamp());
    }

    @Test
    void lampBlinksWhenTheServerDoesNotSayHowMany() {
        phone.happens(new PhoneEvent.MessagesChanged(LINE_1, new Mailbox(true, 0, 0)));
        assertEquals(SLOW, lamp());
    }

    @Test
    void keyDialsTheMailboxOfTheUsualLine() {
        phone.press(Key.MESSAGE);
        assertEquals(placed(LINE_1, "*97"), phone.did());
    }

    @Test
    void keyDialsTheMailboxThatHasNews() {
        phone.messages(LINE_2, 1, 0).press(Key.MESSAGE);
        assertEquals(placed(LINE_2, "*98"), phone.did());
    }

    @Test
    void usualLineGoesFirstWhenBothHaveNews() {
        phone.messages(LINE_2, 1, 0).messages(LINE_1, 1, 0).press(Key.MESSAGE);
        assertEquals(placed(LINE_1, "*97"), phone.did());
    }

    @Test
    void softKeyAtDialToneDialsTheMailbox() {
        phone.lift();
        assertEquals(List.of("", "", "Msg", "End"), phone.softKeys());
        phone.soft("Msg");
        assertEquals(placed(LINE_1, "*97"), phone.did());
    }

    @Test
    void withoutMailboxThereIsNoSoftKeyAndTheKeyDoesNothing() {
        PhoneFixture plain = new PhoneFixture();
        plain.press(Key.MESSAGE);
        assertEquals(Situation.IDLE, plain.situation());
        plain.lift();
        assertFalse(plain.softKeys().contains("Msg"));
    }

    @Test
    void withoutMailboxTheKeyShowsWhatTheServerTold() {
        PhoneFixture plain = new PhoneFixture();
        plain.messages(LINE_1, 1, 0).press(Key.MESSAGE);
        assertEquals(List.of(), plain.did());
        assertEquals(Situation.MENU, plain.situation());
        assertEquals(List.of("", "", "Back", "Exit"), plain.softKeys());
    }

    @Test
    void menuCallsTheMailboxThatIsChosen() {
        phone.soft("Menu").press(Key.DIGIT_5);
        assertEquals(List.of("Call", "", "Back", "Exit"), phone.softKeys());
        phone.press(Key.DOWN).soft("Call");
        assertEquals(placed(LINE_2, "*98"), phone.did());
        assertEquals(Situation.OUTGOING, phone.situation());
    }

    @Test
    void menuHasNoMessagesOnAPhoneThatKnowsOfNone() {
        PhoneFixture plain = new PhoneFixture();
        plain.soft("Menu").press(Key.DIGIT_5);
        assertEquals(1, plain.state().panel().menu().labels().size());
    }

    @Test
    void messagesThatComeWhileTheUserTalksLeaveHisSoftKeysAlone() {
        phone.talkingTo(BOB);
        phone.messages(LINE_1, 1, 0);
        assertEquals(List.of("Hold", "Xfer", "Conf", "End"), phone.softKeys());
        assertFalse(phone.state().upkeep().guarded());
    }
}
