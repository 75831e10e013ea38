package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.time.Duration;
import java.time.Instant;
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

/** The menu, worked by its keys. */
class MenuTest {

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

    // ---- moving about ----

    @Test
    void digitsChooseEntriesByTheNumbersOfEveryOffHookPhone() {
        phone.soft("Menu").dial("61");
        assertWhere("MENU/SETTINGS/BASIC");
        phone.soft("Exit").soft("Menu").dial("43");
        assertWhere("MENU/HISTORY/RECEIVED_CALLS");
    }

    @Test
    void arrowsAndOkChooseToo() {
        phone.soft("Menu").press(Key.DOWN, Key.OK);
        assertWhere("MENU/FEATURES");
        phone.press(Key.LEFT, Key.UP, Key.UP, Key.RIGHT);
        assertWhere("MENU/SETTINGS");
    }

    @Test
    void backLeadsToTheEntryThatTheUserCameFrom() {
        phone.soft("Menu").dial("612").soft("Back");
        assertWhere("MENU/SETTINGS/BASIC");
        assertEquals(1, menu().place().selected());
        phone.press(Key.CANCEL, Key.CANCEL);
        assertWhere("MENU");
        phone.press(Key.CANCEL);
        assertWhere("");
    }

    @Test
    void digitWithoutAnEntryDoesNothing() {
        phone.soft("Menu").dial("3950*#");
        assertWhere("MENU");
    }

    @Test
    void menuThatNobodyWorksCloses() {
        phone.soft("Menu").dial("6").seconds(59);
        assertWhere("MENU/SETTINGS");
        phone.press(Key.DOWN).seconds(59);
        assertWhere("MENU/SETTINGS");
        phone.seconds(1);
        assertWhere("");
    }

    @Test
    void cancelKeyAtRestDoesNotOpenTheMenu() {
        phone.press(Key.CANCEL);
        assertWhere("");
    }

    @Test
    void okAtRestShowsWhatThePhoneKnowsOfItself() {
        phone.press(Key.OK);
        assertWhere("MENU/STATUS");
        assertEquals(List.of(new PhoneEffect.ReadStatus()), phone.did());
        phone.seconds(2);
        assertEquals(List.of(new PhoneEffect.ReadStatus()), phone.did());
        phone.soft("Exit").seconds(10);
        assertEquals(List.of(), phone.did());
    }

    // ---- calls come first ----

    @Test
    void incomingCallCoversTheMenuAndGivesItBackWithWhatWasWritten() {
        phone.soft("Menu").dial("6131").dial("22");
        assertEquals("B", written());
        CallId call = phone.arrives(BOB);
        assertEquals(Situation.INCOMING, phone.situation());
        assertEquals(List.of(Sound.Tone.RINGER), phone.tone().stream().toList());
        phone.lift().connected(call).seconds(300);
        assertEquals(Situation.CONNECTED, phone.situation());
        phone.dial("5");
        assertEquals(List.of(new PhoneEffect.SendDigit(call, '5')), phone.did());
        phone.ended(call, EndReason.Kind.REMOTE_HANG_UP).replace().seconds(4);
        assertWhere("MENU/SETTINGS/BASIC/DISPLAY/IDLE_TEXT");
        assertEquals("B", written());
    }

    @Test
    void callThatAnswersItselfLeavesTheMenuWhereItWas() {
        phone.soft("Menu").dial("6");
        CallId call = phone.arrives(BOB, LINE_1, AutoAnswer.ACCOUNT);
        phone.connected(call)
                .seconds(1)
                .ended(call, EndReason.Kind.REMOTE_HANG_UP)
                .seconds(4);
        assertWhere("MENU/SETTINGS");
    }

    @Test
    void rejectedCallerLeavesTheMenuWhereItWas() {
        phone.soft("Menu").dial("6");
        CallId call = phone.arrives(BOB);
        phone.seconds(1).soft("Rej");
        assertEquals(List.of(new PhoneEffect.Reject(call, RejectReason.BUSY)), phone.did());
        assertWhere("MENU/SETTINGS");
    }

    @Test
    void whoLiftsTheHandsetToDialIsDoneWithTheMenu() {
        for (Key key : List.of(Key.SPEAKER, Key.HEADSET, Key.LINE_2)) {
            PhoneFixture other = new PhoneFixture();
            other.soft("Menu").press(key);
            assertEquals(Situation.DIAL_TONE, other.situation());
            assertFalse(other.state().panel().menu().open(), key::toString);
        }
        phone.soft("Menu").lift().replace();
        assertWhere("");
    }

    @Test
    void softKeyThatACallPutUnderTheFingerDoesNothingForAMoment() {
        phone.soft("Menu");
        phone.arrives(BOB);
        phone.press(Key.SOFT_1);
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.INCOMING, phone.situation());
    }

    // ---- the call list ----

    @Test
    void callOfTheListIsCalledBackOnItsLine() {
        missed(BOB);
        missed(EVE);
        phone.seconds(1).soft("View").press(Key.DOWN).soft("Call");
        assertEquals(List.of(new PhoneEffect.PlaceCall(phone.placed(), LINE_1, "201")), phone.did());
        assertFalse(menu().open());
    }

    @Test
    void missedBadgeClearsWhenTheListIsViewed() {
        missed(BOB);
        phone.seconds(1).soft("Exit").soft("Menu").dial("4");
        assertEquals(1, phone.state().memory().missed().count());
        phone.dial("3");
        assertEquals(1, phone.state().memory().missed().count());
        phone.soft("Back").dial("2");
        assertEquals(0, phone.state().memory().missed().count());
    }

    @Test
    void whoLooksAtACallStaysWithItWhenAnotherOneIsMissedMeanwhile() {
        missed(BOB);
        missed(EVE);
        phone.seconds(1).soft("View").press(Key.DOWN);
        missed(new Party("Ann", "203"));
        phone.seconds(1).press(Key.OK);
        assertEquals(List.of(new PhoneEffect.PlaceCall(phone.placed(), LINE_1, "201")), phone.did());
    }

    @Test
    void withheldNumberHasNoCallKey() {
        missed(new Party("", "anonymous"));
        phone.seconds(1).soft("View");
        assertEquals(List.of("", "Del", "Back", "Exit"), phone.softKeys());
        phone.press(Key.OK);
        assertEquals(List.of(), phone.did());
    }

    @Test
    void oneCallIsDeletedFromTheListThatShowsIt() {
        missed(BOB);
        CallId answered = phone.talkingTo(EVE);
        phone.ended(answered, EndReason.Kind.REMOTE_HANG_UP).replace().seconds(5);
        missed(new Party("Ann", "203"));
        phone.seconds(1).soft("View").press(Key.DOWN).soft("Del");
        assertEquals(
                List.of("Ann", "Eve"),
                phone.state().memory().log().newestFirst().stream()
                        .map(call -> call.party().name())
                        .toList());
    }

    @Test
    void allCallsAreDeletedOnceTheUserHasConfirmed() {
        missed(BOB);
        phone.seconds(1).soft("Exit").soft("Menu").dial("45").soft("No");
        assertEquals(1, phone.state().memory().log().newestFirst().size());
        phone.dial("5").soft("Yes");
        assertEquals(CallLog.EMPTY, phone.state().memory().log());
        assertEquals(Note.DONE, menu().note());
    }

    @Test
    void listKeepsTheLastHundredCalls() {
        for (int i = 0; i < 120; i++) {
            missed(new Party("", "" + i));
        }
        List<CallRecord> calls = phone.state().memory().log().newestFirst();
        assertEquals(CallLog.MOST, calls.size());
        assertEquals("119", calls.getFirst().party().number());
        assertEquals("20", calls.getLast().party().number());
    }

    @Test
    void historyOfAPhoneThatWasRestartedIsThereAndCanBeRedialled() {
        CallRecord placed = new CallRecord(LINE_1, CallRecord.Kind.PLACED, BOB, Instant.EPOCH, Duration.ZERO);
        PhoneState restored =
                PhoneState.restored(phone.state().settings(), phone.state().user(), new CallLog(List.of(placed)), 2);
        assertEquals(new Dialled(LINE_1, "201"), restored.memory().lastDialled());
        assertEquals(new Missed(2, true), restored.memory().missed());
    }

    // ---- settings ----

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

    // ---- keys that are held ----

    @Test
    void heldArrowMovesOn() {
        phone.soft("Menu").dial("611").happens(new PhoneEvent.KeyPressed(Key.DOWN));
        phone.seconds(0.5 + 0.15 * 2);
        assertEquals(4, menu().place().selected());
        phone.happens(new PhoneEvent.KeyReleased(Key.DOWN)).seconds(1);
        assertEquals(4, menu().place().selected());
    }

    @Test
    void keyThatIsStuckDoesNotKeepThePhoneBusyForEver() {
        phone.happens(new PhoneEvent.KnobsFound(Set.of(Knob.RINGER)))
                .happens(new PhoneEvent.KeyPressed(Key.VOLUME_DOWN))
                .seconds(60);
        assertFalse(phone.runs(PhoneTimer.KEY_REPEAT));
    }

    @Test
    void okHeldForTenSecondsAtRestAsksWhetherToForgetEverything() {
        phone.soft("DND").happens(new PhoneEvent.KeyPressed(Key.OK)).seconds(9.9);
        assertWhere("MENU/STATUS");
        phone.seconds(0.1);
        assertWhere("RESET");
        phone.happens(new PhoneEvent.KeyReleased(Key.OK)).seconds(1).soft("Yes");
        assertWhere("");
        assertFalse(phone.state().user().settings().doNotDisturb());
    }

    @Test
    void okThatIsLetGoInTimeAsksNothing() {
        phone.happens(new PhoneEvent.KeyPressed(Key.OK)).seconds(9).happens(new PhoneEvent.KeyReleased(Key.OK));
        phone.seconds(5);
        assertWhere("MENU/STATUS");
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

    // ---- off hook ----

    @Test
    void handsetLeftOffTheHookHasNoEndKeyThatDoesNothing() {
        phone.lift().soft("End");
        assertEquals(List.of("", "", "", ""), phone.softKeys());
        phone.replace();
        assertWhere("");
    }
}
