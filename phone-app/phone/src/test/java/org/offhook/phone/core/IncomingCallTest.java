package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** A call for an idle phone. */
class IncomingCallTest {

    private final PhoneFixture phone = new PhoneFixture();

    @Test
    void incomingCallRings() {
        CallId call = phone.arrives(BOB);
        assertEquals(List.of(new PhoneEffect.SendRinging(call)), phone.did());
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        assertEquals(Situation.INCOMING, phone.situation());
        assertEquals(List.of("Ans", "", "Sil", "Rej"), phone.softKeys());
    }

    @Test
    void ringingIsToldBeforeAnythingElse() {
        Step step = Phone.step(
                phone.state(),
                new PhoneEvent.IncomingCall(new CallId("in-1"), LINE_1, BOB, AutoAnswer.NO),
                phone.now());
        assertEquals(
                new PhoneEffect.SendRinging(new CallId("in-1")), step.effects().getFirst());
    }

    @Test
    void liftAnswersOnHandset() {
        CallId call = phone.arrives(BOB);
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Answer(call)), phone.did());
        assertEquals(Optional.empty(), phone.tone());
        phone.connected(call);
        assertEquals(List.of(call), phone.talkingTo());
        assertEquals(Sound.Path.HANDSET, phone.path());
    }

    @Test
    void speakerHeadsetLineKeySoftKeyAndOkAnswer() {
        for (Key key : List.of(Key.SPEAKER, Key.HEADSET, Key.LINE_1, Key.SOFT_1, Key.OK)) {
            PhoneFixture other = new PhoneFixture();
            CallId call = other.arrives(BOB);
            other.seconds(1).press(key);
            assertEquals(List.of(new PhoneEffect.Answer(call)), other.did(), key::toString);
            other.connected(call);
            assertEquals(List.of(call), other.talkingTo());
            assertEquals(key == Key.HEADSET ? Sound.Path.HEADSET : Sound.Path.SPEAKER, other.path());
        }
    }

    @Test
    void lineKeyAnswersOnlyACallOnItsLine() {
        phone.arrives(BOB);
        CallId second = phone.arrives(EVE, LINE_2, AutoAnswer.NO);
        phone.press(Key.LINE_2);
        assertEquals(List.of(new PhoneEffect.Answer(second)), phone.did());
    }

    @Test
    void rejectSoftKeyAndCancelSayBusy() {
        for (Key key : List.of(Key.SOFT_4, Key.CANCEL)) {
            PhoneFixture other = new PhoneFixture();
            CallId call = other.arrives(BOB);
            other.seconds(1).press(key);
            assertEquals(List.of(new PhoneEffect.Reject(call, RejectReason.BUSY)), other.did(), key::toString);
            assertEquals(Situation.IDLE, other.situation());
            assertEquals(Sound.SILENCE, other.heard());
        }
    }

    @Test
    void silenceStopsTheRingerAndTheCallCanStillBeAnswered() {
        CallId call = phone.arrives(BOB);
        phone.seconds(1).soft("Sil");
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(List.of("Ans", "", "", "Rej"), phone.softKeys());
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Answer(call)), phone.did());
    }

    @Test
    void furtherCallRingsAgainAfterSilence() {
        phone.arrives(BOB);
        phone.seconds(1).soft("Sil");
        phone.arrives(EVE);
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
    }

    @Test
    void callIsRefusedAfterSixtySecondsAndIsMissed() {
        CallId call = phone.arrives(BOB);
        phone.seconds(59.9);
        assertEquals(List.of(), phone.did());
        phone.seconds(0.1);
        assertEquals(List.of(new PhoneEffect.Reject(call, RejectReason.NO_ANSWER)), phone.did());
        assertEquals(Optional.empty(), phone.tone());
        phone.ended(call, EndReason.Kind.LOCAL);
        assertEquals(1, phone.state().memory().missed().count());
        assertEquals(Situation.MISSED, phone.situation());
    }

    @Test
    void eachOfTwoRingingCallsHasItsOwnTime() {
        CallId first = phone.arrives(BOB);
        phone.seconds(20);
        CallId second = phone.arrives(EVE);
        phone.seconds(40);
        assertEquals(List.of(new PhoneEffect.Reject(first, RejectReason.NO_ANSWER)), phone.did());
        phone.seconds(19.9);
        assertEquals(List.of(), phone.did());
        phone.seconds(0.1);
        assertEquals(List.of(new PhoneEffect.Reject(second, RejectReason.NO_ANSWER)), phone.did());
    }

    @Test
    void ringerStopsWhenTheCallerGivesUp() {
        CallId call = phone.arrives(BOB);
        phone.ended(call, EndReason.Kind.CALLER_GAVE_UP);
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(Situation.MISSED, phone.situation());
        assertEquals(List.of("View", "", "", "Exit"), phone.softKeys());
    }

    @Test
    void digitsDoNothingWhileItRings() {
        CallId call = phone.arrives(BOB);
        phone.dial("201");
        phone.ended(call, EndReason.Kind.ANSWERED_ELSEWHERE);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void onHookDigitsAreStillThereWhenTheCallerGivesUp() {
        phone.dial("20");
        CallId call = phone.arrives(BOB);
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        assertEquals(Situation.INCOMING, phone.situation());
        phone.ended(call, EndReason.Kind.CALLER_GAVE_UP);
        assertEquals("20", phone.digits());
    }

    @Test
    void liftAnswersRatherThanSendsOnHookDigits() {
        phone.dial("20");
        CallId call = phone.arrives(BOB);
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Answer(call)), phone.did());
    }

    @Test
    void softKeysAreIgnoredForAMomentAfterACallArrives() {
        CallId call = phone.arrives(BOB);
        phone.press(Key.SOFT_4);
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.INCOMING, phone.situation());
        phone.seconds(0.3).press(Key.SOFT_4);
        assertEquals(List.of(new PhoneEffect.Reject(call, RejectReason.BUSY)), phone.did());
    }

    @Test
    void softKeysWorkAtOnceAfterWhatTheUserDidHimself() {
        phone.lift().dial("201").press(Key.SOFT_1);
        assertEquals(List.of(new PhoneEffect.PlaceCall(phone.placed(), LINE_1, "201")), phone.did());
    }

    @Test
    void answerThatFailsSaysWhy() {
        CallId call = phone.arrives(BOB);
        phone.lift().ended(call, EndReason.Kind.NO_COMMON_CODEC);
        assertEquals(Situation.ENDED, phone.situation());
        assertEquals(Optional.of(Sound.Tone.CONGESTION), phone.tone());
    }

    @Test
    void callWhileDiallingIsSignalledByCallWaitingAndDigitsGoOn() {
        phone.lift().dial("20");
        CallId call = phone.arrives(BOB);
        assertEquals(Optional.of(Sound.Tone.CALL_WAITING), phone.tone());
        phone.dial("1");
        assertEquals("201", phone.digits());
        phone.seconds(0.5).soft("Ans");
        assertEquals(List.of(new PhoneEffect.Answer(call)), phone.did());
    }

    @Test
    void sameCallAnnouncedTwiceIsOneCall() {
        CallId call = phone.arrives(BOB);
        phone.happens(new PhoneEvent.IncomingCall(call, LINE_1, BOB, AutoAnswer.NO));
        assertEquals(List.of(), phone.did());
        assertEquals(1, phone.state().calls().size());
    }

    @Test
    void upAndUnknownCallIsHungUp() {
        CallId ghost = new CallId("in-9");
        phone.connected(ghost);
        assertEquals(List.of(new PhoneEffect.HangUp(ghost)), phone.did());
        assertTrue(phone.state().calls().isEmpty());
    }
}
