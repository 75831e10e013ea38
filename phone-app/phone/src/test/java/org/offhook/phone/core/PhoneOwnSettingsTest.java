package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Label;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Setting;

/** What the user sets at the phone by the menu and its keys. */
class PhoneOwnSettingsTest {

    private final PhoneFixture phone = new PhoneFixture();

    private Menu menu() {
        return phone.state().panel().menu();
    }

    /** {@code MENU/SETTINGS/BASIC}. */
    private String where() {
        return menu().path().stream()
                .map(place -> switch (place.label()) {
                    case Label.Said said -> said.title().name();
                    case Label.Named named -> named.name();
                })
                .collect(Collectors.joining("/"));
    }

    private void assertWhere(String where) {
        assertEquals(where, where());
        assertEquals(where.isEmpty() ? Situation.IDLE : Situation.MENU, phone.situation());
    }

    private String written() {
        return ((Task.Typing) menu().place().task()).entry().text();
    }

    private String setting(Setting setting) {
        return phone.state().user().settings().value(setting).orElse("as configured");
    }

    /** A caller who gave up. */
    private void missed(Party caller) {
        phone.ended(phone.arrives(caller), EndReason.Kind.CALLER_GAVE_UP);
    }

    @Test
    void doNotDisturbRefusesCallersWithoutRingingAndCountsThemAsMissed() {
        phone.soft("DND");
        CallId call = phone.arrives(BOB);
        assertEquals(List.of(new PhoneEffect.Reject(call, RejectReason.BUSY)), phone.did());
        assertTrue(phone.tone().isEmpty());
        phone.ended(call, EndReason.Kind.LOCAL);
        assertEquals(1, phone.state().memory().missed().count());
        phone.seconds(1).soft("Exit").soft("DND");
        phone.arrives(BOB);
        assertEquals(Situation.INCOMING, phone.situation());
    }

    @Test
    void doNotDisturbIsAlsoInTheMenu() {
        phone.soft("Menu").dial("21");
        assertEquals(1, menu().place().selected(), "off");
        phone.dial("1");
        assertTrue(phone.state().user().settings().doNotDisturb());
        assertWhere("MENU/FEATURES");
        assertEquals(Note.SAVED, menu().note());
        phone.press(Key.DOWN);
        assertEquals(Note.NONE, menu().note());
    }

    @Test
    void languageTimeZoneAndClockAreChosen() {
        phone.soft("Menu").dial("611").dial("2");
        assertEquals("de", setting(Setting.LANGUAGE));
        phone.dial("22").dial("2");
        assertEquals("12", setting(Setting.CLOCK));
        phone.dial("17").dial("2").press(Key.OK);
        assertEquals("Europe/Andorra", setting(Setting.TIME_ZONE), "2 goes to the next name with A, B or C");
    }

    @Test
    void idleTextIsWrittenWithSeveralPressesAndSaved() {
        phone.soft("Menu").dial("6131");
        phone.dial("777666").dial("0").seconds(1).dial("##").dial("12");
        assertEquals("Ro .A", written());
        phone.soft("Del").soft("Save");
        assertEquals(Note.SAVED, menu().note());
        assertEquals("Ro .", setting(Setting.IDLE_TEXT));
    }

    @Test
    void lettersStandAfterASecondSoThatTheSameKeyWritesAgain() {
        phone.soft("Menu")
                .dial("6131")
                .dial("2")
                .seconds(1)
                .dial("2")
                .seconds(0.9)
                .dial("2");
        assertEquals("Ab", written());
    }

    // ---- volume ----

    @Test
    void volumeKeysStepWhatIsHeardAndShowIt() {
        phone.happens(new PhoneEvent.KnobsFound(Set.of(Knob.RINGER, Knob.HANDSET)));
        assertEquals(
                List.of(new PhoneEffect.Adjust(Knob.RINGER, 6), new PhoneEffect.Adjust(Knob.HANDSET, 4)), phone.did());
        phone.press(Key.VOLUME_UP);
        assertEquals(List.of(new PhoneEffect.Adjust(Knob.RINGER, 7)), phone.did());
        assertEquals(new VolumeBar(Knob.RINGER, 1), phone.state().panel().bar());
        phone.lift().press(Key.VOLUME_DOWN, Key.VOLUME_DOWN);
        assertEquals(
                List.of(new PhoneEffect.Adjust(Knob.HANDSET, 3), new PhoneEffect.Adjust(Knob.HANDSET, 2)), phone.did());
        phone.seconds(2);
        assertFalse(phone.state().panel().bar().shown());
    }

    @Test
    void volumeThatThePhoneDoesNotHaveKeepsItsLevel() {
        phone.press(Key.VOLUME_UP);
        assertEquals(List.of(), phone.did());
        assertEquals(Knob.RINGER.usual(), phone.state().user().settings().level(Knob.RINGER));
    }

    @Test
    void slidersOfTheMenuAreThoseThatThePhoneHas() {
        phone.soft("Menu").dial("614");
        assertWhere("MENU/SETTINGS/BASIC");
        phone.happens(new PhoneEvent.KnobsFound(Set.of(Knob.RINGER, Knob.SPEAKER)))
                .seconds(1);
        phone.dial("43").soft("+");
        assertEquals(List.of(new PhoneEffect.Adjust(Knob.SPEAKER, 6)), phone.did());
        phone.press(Key.DOWN);
        assertEquals(List.of(new PhoneEffect.Adjust(Knob.SPEAKER, 5)), phone.did());
    }

    @Test
    void placeThatIsGoneIsLeft() {
        phone.happens(new PhoneEvent.KnobsFound(Set.of(Knob.RINGER)))
                .soft("Menu")
                .dial("6141");
        assertWhere("MENU/SETTINGS/BASIC/SOUND/RINGER");
        phone.happens(new PhoneEvent.KnobsFound(Set.of()));
        assertWhere("MENU/SETTINGS/BASIC");
    }
}
