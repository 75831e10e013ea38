package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Note;

/** The call list in the menu. */
class CallListTest {

    private final PhoneFixture phone = new PhoneFixture();

    private Menu menu() {
        return phone.state().panel().menu();
    }

    /** A caller who gave up. */
    private void missed(Party caller) {
        phone.ended(phone.arrives(caller), EndReason.Kind.CALLER_GAVE_UP);
    }

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
}
