package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Label;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Purpose;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.menu.Title;
import org.offhook.phone.core.user.PinHash;

/** The PIN that guards the advanced settings. */
class AdminPinTest {

    private static final PinHash HASH = new PinHash(1, "salt", "hash");

    private final PhoneFixture phone = new PhoneFixture();

    private Menu menu() {
        return phone.state().panel().menu();
    }

    private Title place() {
        return menu().place().label() instanceof Label.Said said ? said.title() : null;
    }

    private Purpose purpose() {
        return assertInstanceOf(Task.Typing.class, menu().place().task()).purpose();
    }

    private void toAdvanced() {
        phone.soft("Menu").dial("62");
    }

    /** Sets the PIN 2468 as the user would. */
    private void setPin() {
        toAdvanced();
        phone.dial("2468").soft("OK").dial("2468").soft("OK");
        PhoneEffect.HashPin hash = (PhoneEffect.HashPin) phone.did().getFirst();
        assertEquals("2468", hash.pin().digits());
        phone.happens(new PhoneEvent.PinHashed(hash.attempt(), HASH));
    }

    private void answer(boolean right) {
        PhoneEffect.CheckPin check = (PhoneEffect.CheckPin) phone.did().getFirst();
        assertEquals(HASH, check.against());
        phone.happens(new PhoneEvent.PinChecked(check.attempt(), right)).seconds(0.4);
    }

    private void guess(String pin, boolean right) {
        phone.dial(pin).soft("OK");
        answer(right);
    }

    @Test
    void withoutAPinTheUserIsAskedToSetOneFirst() {
        toAdvanced();
        assertEquals(Note.PIN_FIRST, menu().note());
        assertEquals(Purpose.NEW_PIN, purpose());
        phone.soft("Back");
        assertEquals(Title.SETTINGS, place());
    }

    @Test
    void whoHasJustSetThePinIsIn() {
        setPin();
        assertEquals(Title.ADVANCED, place());
        assertTrue(menu().browsing());
        assertEquals(Note.PIN_SAVED, menu().note());
        assertEquals(HASH, phone.state().user().pin().hash());
    }

    @Test
    void pinIsAskedForEachTimeTheUserComesIn() {
        setPin();
        phone.seconds(1).soft("Back").dial("2");
        assertEquals(Purpose.UNLOCK, purpose());
        guess("2468", true);
        assertTrue(menu().browsing());
    }

    @Test
    void shortAndDifferentPinsAreRefusedWithOneLine() {
        toAdvanced();
        phone.dial("123").soft("OK");
        assertEquals(Note.PIN_SHORT, menu().note());
        phone.dial("4").soft("OK").dial("9999").soft("OK");
        assertEquals(Note.PIN_DIFFERENT, menu().note());
        assertEquals(Purpose.NEW_PIN, purpose());
        assertEquals(List.of(), phone.did());
    }

    @Test
    void wrongPinsAreCountedAndMakeTheUserWaitLongerEachTime() {
        setPin();
        phone.seconds(1).soft("Back").dial("2");
        guess("1", false);
        assertEquals(Note.PIN_WRONG, menu().note());
        guess("2", false);
        guess("3", false);
        phone.dial("2468").soft("OK");
        assertEquals(List.of(), phone.did(), "no PIN is taken for 30 s");
        phone.seconds(30).soft("OK");
        answer(false);
        phone.seconds(31).dial("2468").soft("OK");
        assertEquals(List.of(), phone.did(), "no PIN is taken for 60 s");
        phone.press(Key.DOWN).seconds(30).soft("OK");
        answer(true);
        assertTrue(menu().browsing());
        assertEquals(0, phone.state().user().pin().wrong());
    }

    @Test
    void wrongPinCountsAlsoIfTheUserDoesNotWaitForTheAnswer() {
        setPin();
        phone.seconds(1).soft("Back").dial("2").dial("1111").soft("OK");
        PhoneEffect.CheckPin check = (PhoneEffect.CheckPin) phone.did().getFirst();
        phone.soft("Back").happens(new PhoneEvent.PinChecked(check.attempt(), false));
        assertEquals(1, phone.state().user().pin().wrong());
        assertEquals(Title.SETTINGS, place());
    }

    @Test
    void answerToAnEarlierAttemptOpensNothing() {
        setPin();
        phone.seconds(1).soft("Back").dial("2").dial("1111").soft("OK");
        PhoneEffect.CheckPin first = (PhoneEffect.CheckPin) phone.did().getFirst();
        phone.soft("Back").dial("2").dial("2222").soft("OK");
        phone.happens(new PhoneEvent.PinChecked(first.attempt(), true));
        assertFalse(menu().browsing());
    }

    @Test
    void oldPinIsNeededForANewOne() {
        setPin();
        phone.seconds(1).soft("Exit").soft("Menu").dial("615");
        assertEquals(Purpose.OLD_PIN, purpose());
        guess("2468", true);
        assertEquals(Purpose.NEW_PIN, purpose());
        phone.dial("1357").soft("OK").dial("1357").soft("OK");
        PhoneEffect.HashPin hash = (PhoneEffect.HashPin) phone.did().getFirst();
        phone.happens(new PhoneEvent.PinHashed(hash.attempt(), new PinHash(1, "other", "hash")));
        assertEquals("other", phone.state().user().pin().hash().salt());
        assertEquals(Title.BASIC, place());
    }

    @Test
    void resetByALongPressNeedsThePinWhereThereIsOne() {
        setPin();
        phone.seconds(1).soft("Exit");
        phone.happens(new PhoneEvent.KeyPressed(Key.OK)).seconds(10);
        phone.happens(new PhoneEvent.KeyReleased(Key.OK)).seconds(1);
        assertEquals(Purpose.UNLOCK, purpose());
        guess("2468", true);
        phone.soft("Yes");
        assertFalse(phone.state().user().pin().isSet());
        assertFalse(menu().open());
    }

    @Test
    void callWhileThePinIsCheckedIsTakenAndThePlaceIsOpenAfterwards() {
        setPin();
        phone.seconds(1).soft("Back").dial("2").dial("2468").soft("OK");
        PhoneEffect.CheckPin check = (PhoneEffect.CheckPin) phone.did().getFirst();
        CallId call = phone.arrives(PhoneFixture.BOB);
        phone.happens(new PhoneEvent.PinChecked(check.attempt(), true));
        assertEquals(Situation.INCOMING, phone.situation());
        phone.ended(call, EndReason.Kind.CALLER_GAVE_UP);
        assertTrue(menu().browsing());
        assertEquals(Title.ADVANCED, place());
    }

    @Test
    void noTextOfTheStateShowsThePin() {
        toAdvanced();
        phone.dial("2468").soft("OK").dial("24");
        assertFalse(phone.state().toString().contains("2468"));
        phone.dial("68").soft("OK");
        assertFalse(phone.did().toString().contains("2468"));
        assertFalse(phone.state().toString().contains("2468"));
    }
}
