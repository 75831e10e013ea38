package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** A second caller during a call. */
class CallWaitingTest {

    private final PhoneFixture phone = new PhoneFixture();
    private CallId active;
    private CallId second;

    @BeforeEach
    void secondCallerRings() {
        active = phone.talkingTo(BOB);
        second = phone.arrives(EVE);
    }

    @Test
    void secondCallerIsSignalledOverTheCall() {
        assertEquals(List.of(new PhoneEffect.SendRinging(second)), phone.did());
        assertEquals(Optional.of(Sound.Tone.CALL_WAITING), phone.tone());
        assertEquals(List.of(active), phone.talkingTo());
        assertEquals(Situation.INCOMING_DURING_CALL, phone.situation());
        assertEquals(List.of("Ans", "", "Sil", "Rej"), phone.softKeys());
    }

    @Test
    void answerHoldsTheActiveCallFirst() {
        phone.seconds(1).soft("Ans");
        assertEquals(List.of(new PhoneEffect.Hold(active), new PhoneEffect.Answer(second)), phone.did());
        assertEquals(List.of(), phone.talkingTo());
        phone.connected(second);
        assertEquals(List.of(second), phone.talkingTo());
        phone.accepted(active, true);
        assertEquals(List.of(second), phone.talkingTo());
        assertEquals(Situation.TWO_CALLS, phone.situation());
        assertEquals(List.of("Swap", "Xfer", "Conf", "End"), phone.softKeys());
    }

    @Test
    void okAndLineKeyAnswerToo() {
        for (Key key : List.of(Key.OK, Key.LINE_1)) {
            PhoneFixture other = new PhoneFixture();
            CallId first = other.talkingTo(BOB);
            CallId next = other.arrives(EVE);
            other.press(key);
            assertEquals(List.of(new PhoneEffect.Hold(first), new PhoneEffect.Answer(next)), other.did());
        }
    }

    @Test
    void neverTwoCallsTalkEvenIfTheFirstRefusesToBeHeld() {
        phone.press(Key.OK).connected(second).refused(active, true);
        assertEquals(List.of(second), phone.talkingTo());
    }

    @Test
    void rejectSaysBusyAndTheCallGoesOn() {
        phone.seconds(1).soft("Rej");
        assertEquals(List.of(new PhoneEffect.Reject(second, RejectReason.BUSY)), phone.did());
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(List.of(active), phone.talkingTo());
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void callWaitingToneStopsWhenSecondCallerGivesUp() {
        phone.ended(second, EndReason.Kind.CALLER_GAVE_UP);
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(List.of(active), phone.talkingTo());
        assertEquals(1, phone.state().memory().missed().count());
    }

    @Test
    void silenceStopsTheToneOnly() {
        phone.seconds(1).soft("Sil");
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(Situation.INCOMING_DURING_CALL, phone.situation());
    }

    @Test
    void onHookEndsTheActiveCallAndTheSecondRings() {
        phone.replace();
        assertEquals(List.of(new PhoneEffect.HangUp(active)), phone.did());
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Answer(second)), phone.did());
    }

    @Test
    void digitsStillGoToTheActiveCall() {
        phone.dial("1");
        assertEquals(List.of(new PhoneEffect.SendDigit(active, '1')), phone.did());
    }

    @Test
    void speakerDuringTheCallDoesNotAnswer() {
        phone.press(Key.SPEAKER);
        assertEquals(List.of(), phone.did());
        assertEquals(Sound.Path.SPEAKER, phone.path());
        assertEquals(List.of(active), phone.talkingTo());
    }

    @Test
    void thirdCallerHearsBusyWhenAllCallsAreInUse() {
        CallId third = phone.arrives(new Party("", "203"));
        assertEquals(List.of(new PhoneEffect.Reject(third, RejectReason.BUSY)), phone.did());
        assertEquals(Situation.INCOMING_DURING_CALL, phone.situation());
        phone.ended(third, EndReason.Kind.LOCAL);
        assertEquals(1, phone.state().memory().missed().count());
    }

    @Test
    void callerDuringMyOwnCallAttemptReplacesItWhenAnswered() {
        PhoneFixture other = new PhoneFixture();
        other.lift().dial("201#");
        CallId mine = other.placed();
        CallId caller = other.arrives(EVE);
        assertEquals(Optional.of(Sound.Tone.CALL_WAITING), other.tone());
        other.press(Key.OK);
        assertEquals(List.of(new PhoneEffect.HangUp(mine), new PhoneEffect.Answer(caller)), other.did());
    }

    @Test
    void callAnsweredAndLeftBeforeItsSoundIsUpIsHeldWhenItComesUp() {
        PhoneFixture other = new PhoneFixture();
        CallId first = other.arrives(BOB);
        CallId next = other.arrives(EVE);
        other.press(Key.OK).press(Key.OK);
        assertEquals(List.of(new PhoneEffect.Answer(next)), other.did());
        other.connected(first);
        assertEquals(List.of(new PhoneEffect.Hold(first)), other.did());
        other.connected(next);
        assertEquals(List.of(next), other.talkingTo());
    }
}
