package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Label;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.user.Knob;

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
        phone.soft("Menu").dial("7950*#");
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

    // ---- off hook ----

    @Test
    void handsetLeftOffTheHookHasNoEndKeyThatDoesNothing() {
        phone.lift().soft("End");
        assertEquals(List.of("", "", "", ""), phone.softKeys());
        phone.replace();
        assertWhere("");
    }
}
