package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.key.Key;

/** The phone book: names for numbers, and numbers by name. */
class DirectoryTest {

    private static final Directory BOOK = Directory.of(List.of(
            new Contact("Zoë", "204"),
            new Contact("Ärztin", "+49 30 1234567"),
            new Contact("bob", "205"),
            new Contact("Anna", "030/7654321"),
            new Contact("Second of 205", "205")));

    private final PhoneFixture phone = new PhoneFixture();

    private void withBook(Directory book) {
        PhoneSettings usual = PhoneFixture.settings(2, PhoneSettings.Times.defaults());
        phone.happens(new PhoneEvent.SettingsChanged(
                new PhoneSettings(usual.lines(), Map.of(), 2, usual.times(), "en", "UTC", List.of("112"), book)));
        phone.seconds(1);
    }

    private String selected() {
        return BOOK.names().get(phone.state().panel().menu().place().selected());
    }

    @Test
    void namesAreInTheOrderOfATelephoneBook() {
        assertEquals(List.of("Anna", "Ärztin", "bob", "Second of 205", "Zoë"), BOOK.names());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "204, Zoë",
                "205, bob",
                "0301234567, Ärztin",
                "+49301234567, Ärztin",
                "004930 7654321, Anna",
                "4567, -",
                "04, -",
                "anonymous, -",
                "'', -"
            })
    void aNumberIsKnownHoweverItIsWritten(String number, String name) {
        assertEquals(Optional.ofNullable(name), BOOK.nameOf(number));
    }

    @Test
    void aCallerHasHisNameOfTheBookAndAStrangerHisOwn() {
        withBook(BOOK);
        CallId known = phone.arrives(new Party("0301234567", "0301234567"));
        assertEquals("Ärztin", phone.state().call(known).orElseThrow().party().name());
        phone.ended(known, EndReason.Kind.CALLER_GAVE_UP);
        CallId stranger = phone.arrives(new Party("Stranger", "999"));
        assertEquals(
                "Stranger", phone.state().call(stranger).orElseThrow().party().name());
    }

    @Test
    void whoIsCalledHasHisNameOfTheBook() {
        withBook(BOOK);
        phone.lift().dial("205#");
        assertEquals(
                "bob", phone.state().call(phone.placed()).orElseThrow().party().name());
    }

    @Test
    void aLetterOfAKeyGoesToTheNextNameAndTheCallGoesOut() {
        withBook(BOOK);
        phone.soft("Dir");
        assertEquals("Anna", selected());
        phone.dial("2");
        assertEquals("Ärztin", selected());
        phone.dial("9");
        assertEquals("Zoë", selected());
        phone.dial("2").press(Key.DOWN, Key.DOWN);
        phone.soft("Call");
        assertEquals(
                "bob", phone.state().call(phone.placed()).orElseThrow().party().name());
    }

    @Test
    void withoutContactsThereIsNoKeyForThemAndTheMenuSaysSo() {
        assertFalse(SoftKeys.of(phone.state()).contains(SoftKey.DIRECTORY));
        phone.soft("Menu").dial("3");
        assertEquals(SoftKey.NONE, SoftKeys.of(phone.state()).getFirst());
        phone.press(Key.OK, Key.DIGIT_2);
        assertEquals(Situation.MENU, phone.situation());
    }
}
