package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** Hold, resume, their failures, and being held. */
class HoldTest {

    private final PhoneFixture phone = new PhoneFixture();
    private CallId call;

    @BeforeEach
    void talk() {
        call = phone.talkingTo(BOB);
    }

    @Test
    void holdKeyHoldsAndResumes() {
        phone.press(Key.HOLD);
        assertEquals(List.of(new PhoneEffect.Hold(call)), phone.did());
        assertEquals(List.of(), phone.talkingTo());
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        assertEquals(List.of("Res", "New", "Xfer", "End"), phone.softKeys());
        phone.accepted(call, true).press(Key.HOLD);
        assertEquals(List.of(new PhoneEffect.Resume(call)), phone.did());
        assertEquals(List.of(), phone.talkingTo());
        phone.accepted(call, false);
        assertEquals(List.of(call), phone.talkingTo());
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void holdSoftKeysDoTheSame() {
        phone.soft("Hold");
        assertEquals(List.of(new PhoneEffect.Hold(call)), phone.did());
        phone.accepted(call, true).seconds(1).soft("Res");
        assertEquals(List.of(new PhoneEffect.Resume(call)), phone.did());
    }

    @Test
    void refusedHoldLeavesTheCallAsItWas() {
        phone.press(Key.HOLD).refused(call, true);
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.CONNECTED, phone.situation());
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void refusedResumeLeavesTheCallHeld() {
        phone.press(Key.HOLD).accepted(call, true).press(Key.HOLD).refused(call, false);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        assertEquals(List.of(), phone.talkingTo());
    }

    @Test
    void changeOfMindWaitsForTheResultOfTheFirst() {
        phone.press(Key.HOLD).press(Key.HOLD);
        assertEquals(List.of(), phone.did());
        phone.accepted(call, true);
        assertEquals(List.of(new PhoneEffect.Resume(call)), phone.did());
        phone.accepted(call, false);
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void changeOfMindNeedsNothingIfTheFirstWasRefused() {
        phone.press(Key.HOLD).press(Key.HOLD).refused(call, true);
        assertEquals(List.of(), phone.did());
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void onHookAfterHoldKeepsTheCallWithAReminderEachThirtySeconds() {
        phone.press(Key.HOLD).accepted(call, true).replace();
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        phone.seconds(30);
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.of(Sound.Tone.HOLD_REMINDER), phone.tone());
            phone.seconds(1);
            assertEquals(Optional.empty(), phone.tone());
            phone.seconds(28.9);
            assertEquals(Optional.empty(), phone.tone());
            phone.seconds(0.1);
        }
    }

    @Test
    void liftSpeakerAndResumeTakeTheHeldCallBack() {
        phone.press(Key.HOLD).accepted(call, true).replace().lift();
        assertEquals(List.of(new PhoneEffect.Resume(call)), phone.did());
        phone.accepted(call, false);
        assertEquals(Sound.Path.HANDSET, phone.path());
        assertEquals(List.of(call), phone.talkingTo());

        for (Key key : List.of(Key.SPEAKER, Key.SOFT_1, Key.HOLD, Key.LINE_1)) {
            phone.press(Key.HOLD).accepted(call, true).replace().press(key);
            assertEquals(List.of(new PhoneEffect.Resume(call)), phone.did(), key::toString);
            phone.accepted(call, false);
            assertEquals(Sound.Path.SPEAKER, phone.path());
            phone.lift();
        }
    }

    @Test
    void remindersStopWhenTheCallIsTakenBack() {
        phone.press(Key.HOLD).accepted(call, true).replace().seconds(30);
        phone.lift();
        assertEquals(Optional.empty(), phone.tone());
        assertFalse(phone.runs(PhoneTimer.HOLD_REMINDER));
    }

    @Test
    void holdRefusedAfterTheHandsetWentDownRingsBackAtOnce() {
        phone.press(Key.HOLD).replace().refused(call, true);
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        assertEquals(Situation.RINGING_BACK, phone.situation());
        phone.lift();
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void heldCallEndedByThePeerOnHookGoesToRest() {
        phone.press(Key.HOLD).accepted(call, true).replace().ended(call, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(Situation.ENDED, phone.situation());
        phone.seconds(3);
        assertEquals(Situation.IDLE, phone.situation());
        phone.seconds(60);
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void newDialsBesidesTheHeldCallAndEndReturnsToIt() {
        phone.press(Key.HOLD).accepted(call, true).soft("New");
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        phone.dial("20").soft("End");
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        assertEquals(List.of(), phone.did());
    }

    @Test
    void digitWhileHeldBeginsANewCall() {
        phone.press(Key.HOLD).accepted(call, true).dial("202#");
        assertEquals(List.of(new PhoneEffect.PlaceCall(phone.placed(), LINE_1, "202")), phone.did());
    }

    @Test
    void failedSecondCallReturnsToTheHeldParty() {
        phone.press(Key.HOLD).accepted(call, true).dial("202#");
        phone.ended(phone.placed(), EndReason.Kind.BUSY);
        assertEquals(Optional.of(Sound.Tone.BUSY), phone.tone());
        phone.seconds(3);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void onHookWhileDiallingASecondCallLetsTheHeldPartyRingBack() {
        phone.press(Key.HOLD).accepted(call, true).dial("20").replace();
        phone.seconds(5);
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        assertEquals(Situation.RINGING_BACK, phone.situation());
    }

    @Test
    void otherLineKeyHoldsTheCallAndGivesDialTone() {
        phone.press(Key.LINE_2);
        assertEquals(List.of(new PhoneEffect.Hold(call)), phone.did());
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        phone.accepted(call, true).dial("7#");
        assertEquals(List.of(new PhoneEffect.PlaceCall(phone.placed(), LINE_2, "7")), phone.did());
        phone.connected(phone.placed()).press(Key.LINE_1);
        assertEquals(List.of(new PhoneEffect.Hold(phone.placed()), new PhoneEffect.Resume(call)), phone.did());
    }

    @Test
    void keyOfTheLineInUseChangesNothing() {
        phone.press(Key.LINE_1);
        assertEquals(List.of(), phone.did());
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void beingHeldIsShownAndTheOtherSideIsStillHeard() {
        phone.happens(new PhoneEvent.RemoteHold(call, true));
        assertEquals(Situation.HELD_BY_PEER, phone.situation());
        assertEquals(List.of(call), phone.talkingTo());
        phone.happens(new PhoneEvent.RemoteHold(call, false));
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void bothSidesMayHold() {
        phone.happens(new PhoneEvent.RemoteHold(call, true)).press(Key.HOLD).accepted(call, true);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        phone.press(Key.HOLD).accepted(call, false);
        assertEquals(Situation.HELD_BY_PEER, phone.situation());
    }

    @Test
    void autoAnsweringCallDoesNotDisturbAHeldOne() {
        phone.press(Key.HOLD).accepted(call, true).replace();
        CallId page = phone.arrives(EVE, LINE_1, AutoAnswer.INTERCOM);
        assertEquals(List.of(new PhoneEffect.SendRinging(page)), phone.did());
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
    }
}
