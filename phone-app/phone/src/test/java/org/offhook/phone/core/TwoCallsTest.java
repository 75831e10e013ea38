package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** One call active, another one held. */
class TwoCallsTest {

    private final PhoneFixture phone = new PhoneFixture();
    private CallId held;
    private CallId active;

    @BeforeEach
    void talk() {
        List<CallId> calls = phone.holdingOneTalkingToOther();
        held = calls.get(0);
        active = calls.get(1);
    }

    @Test
    void swapHoldsOneAndResumesTheOther() {
        phone.soft("Swap");
        assertEquals(List.of(new PhoneEffect.Hold(active), new PhoneEffect.Resume(held)), phone.did());
        assertEquals(List.of(), phone.talkingTo());
        phone.accepted(held, false);
        assertEquals(List.of(held), phone.talkingTo());
        phone.accepted(active, true).seconds(1).soft("Swap");
        assertEquals(List.of(new PhoneEffect.Hold(held), new PhoneEffect.Resume(active)), phone.did());
    }

    @Test
    void onHookEndsTheActiveCallAndTheHeldOneRingsBackAfterFiveSeconds() {
        phone.replace();
        assertEquals(List.of(new PhoneEffect.HangUp(active)), phone.did());
        assertEquals(Sound.SILENCE, phone.heard());
        phone.ended(active, EndReason.Kind.LOCAL).seconds(4.9);
        assertEquals(Optional.empty(), phone.tone());
        phone.seconds(0.1);
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        assertEquals(Situation.RINGING_BACK, phone.situation());
        assertEquals(List.of("Ans", "", "Sil", "End"), phone.softKeys());
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Resume(held)), phone.did());
        assertEquals(Optional.empty(), phone.tone());
        phone.accepted(held, false);
        assertEquals(List.of(held), phone.talkingTo());
    }

    @Test
    void speakerSwitchedOffDoesTheSame() {
        phone.press(Key.SPEAKER).replace();
        assertEquals(List.of(active), phone.talkingTo());
        phone.press(Key.SPEAKER);
        assertEquals(List.of(new PhoneEffect.HangUp(active)), phone.did());
        phone.seconds(5);
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
    }

    @Test
    void liftBeforeItRingsBackTakesTheHeldCall() {
        phone.replace().seconds(2).lift();
        assertEquals(List.of(new PhoneEffect.Resume(held)), phone.did());
        phone.seconds(10);
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void ringBackIsAnsweredLikeAnIncomingCall() {
        for (Key key : List.of(Key.SOFT_1, Key.OK, Key.SPEAKER, Key.LINE_1)) {
            PhoneFixture other = new PhoneFixture();
            CallId waits = other.holdingOneTalkingToOther().getFirst();
            other.replace().seconds(6).press(key);
            assertEquals(List.of(new PhoneEffect.Resume(waits)), other.did(), key::toString);
            assertEquals(Sound.Path.SPEAKER, other.path());
        }
    }

    @Test
    void ringBackMayBeSilencedOrEnded() {
        phone.replace().seconds(6).soft("Sil");
        assertEquals(Optional.empty(), phone.tone());
        phone.soft("End");
        assertEquals(List.of(new PhoneEffect.HangUp(held)), phone.did());
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void ringBackThatNobodyTakesStaysHeldWithItsReminders() {
        phone.replace().seconds(65);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        phone.seconds(30);
        assertEquals(List.of(), phone.did());
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Resume(held)), phone.did());
    }

    @Test
    void endReturnsToTheHeldParty() {
        phone.soft("End");
        assertEquals(List.of(new PhoneEffect.HangUp(active)), phone.did());
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        assertEquals(List.of(), phone.talkingTo());
        phone.soft("Res");
        assertEquals(List.of(new PhoneEffect.Resume(held)), phone.did());
    }

    @Test
    void farEndHangUpReturnsToTheHeldPartyAfterTheNotice() {
        phone.ended(active, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(Situation.ENDED, phone.situation());
        phone.seconds(3);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void heldPartyMayLeave() {
        phone.ended(held, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(List.of(active), phone.talkingTo());
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void bothMayBeHeld() {
        phone.press(Key.HOLD).accepted(active, true);
        assertEquals(Situation.TWO_HELD, phone.situation());
        assertEquals(List.of("Res", "Swap", "Conf", "End"), phone.softKeys());
        phone.soft("Swap");
        assertEquals(List.of(new PhoneEffect.Resume(held)), phone.did());
    }

    @Test
    void heldPartyIsRememberedByABeepOverTheCall() {
        phone.seconds(29);
        assertEquals(List.of(active), phone.talkingTo());
        assertEquals(Optional.of(Sound.Tone.HOLD_REMINDER), phone.tone());
        phone.seconds(1);
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void callThatRefusedToBeHeldIsHeardAgainWithoutAResume() {
        PhoneFixture other = new PhoneFixture();
        CallId first = other.talkingTo(BOB);
        CallId second = other.arrives(EVE);
        other.press(Key.OK).refused(first, true).connected(second).seconds(1).soft("Swap");
        assertEquals(List.of(new PhoneEffect.Hold(second)), other.did());
        assertEquals(List.of(first), other.talkingTo());
    }
}
