package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** From the placed call to its answer or failure. */
class OutgoingCallTest {

    private final PhoneFixture phone = new PhoneFixture();
    private CallId call;

    @BeforeEach
    void place() {
        phone.lift().dial("201#");
        call = phone.placed();
    }

    private void fails(EndReason.Kind kind) {
        phone.ended(call, kind);
    }

    @Test
    void nothingIsHeardUntilTheOtherSideRings() {
        phone.seconds(1);
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(List.of(), phone.talkingTo());
        phone.rings(call);
        assertEquals(Optional.of(Sound.Tone.RING_BACK), phone.tone());
        assertEquals(List.of("", "", "", "End"), phone.softKeys());
    }

    @Test
    void earlyMediaReplacesRingBackTone() {
        phone.rings(call).happens(new PhoneEvent.EarlyMedia(call));
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(List.of(call), phone.talkingTo());
        phone.rings(call);
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void digitsReachAnAnnouncementInEarlyMedia() {
        phone.happens(new PhoneEvent.EarlyMedia(call)).dial("1");
        assertEquals(List.of(new PhoneEffect.SendDigit(call, '1')), phone.did());
    }

    @Test
    void digitsDoNothingWhileItRings() {
        phone.rings(call).dial("1");
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.OUTGOING, phone.situation());
    }

    @Test
    void connectedCallIsHeard() {
        phone.rings(call).connected(call);
        assertEquals(Situation.CONNECTED, phone.situation());
        assertEquals(List.of(call), phone.talkingTo());
        assertEquals(Optional.empty(), phone.tone());
        assertFalse(phone.runs(PhoneTimer.OUTGOING_RING));
    }

    @Test
    void callIsGivenUpAfterSixtySeconds() {
        phone.rings(call).seconds(59.9);
        assertEquals(List.of(), phone.did());
        phone.seconds(0.1);
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
        assertEquals(Situation.ENDED, phone.situation());
        assertEquals(Optional.of(Sound.Tone.CONGESTION), phone.tone());
    }

    @Test
    void answeredCallIsNotGivenUp() {
        phone.rings(call).connected(call).seconds(600);
        assertEquals(List.of(), phone.did());
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void endCancelsTheCall() {
        phone.rings(call).seconds(1).soft("End");
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        phone.ended(call, EndReason.Kind.LOCAL);
        assertEquals(Situation.DIAL_TONE, phone.situation());
    }

    @Test
    void onHookCancelsTheCall() {
        phone.rings(call).replace();
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void busyCalleeGivesBusyToneAndTheReason() {
        fails(EndReason.Kind.BUSY);
        assertEquals(Optional.of(Sound.Tone.BUSY), phone.tone());
        assertEquals(
                new Activity.Ended(
                        LINE_1, new Party("", "201"), EndReason.of(EndReason.Kind.BUSY), Duration.ZERO, false),
                phone.state().activity());
        assertEquals(List.of("Redl", "", "", "OK"), phone.softKeys());
    }

    @Test
    void failedCallGivesCongestionToneAndTheReason() {
        for (EndReason.Kind kind : List.of(
                EndReason.Kind.NOT_FOUND,
                EndReason.Kind.NO_ANSWER,
                EndReason.Kind.NO_COMMON_CODEC,
                EndReason.Kind.UNREACHABLE,
                EndReason.Kind.NOT_AUTHORISED,
                EndReason.Kind.FAILED)) {
            PhoneFixture other = new PhoneFixture();
            other.lift().dial("201#").ended(other.placed(), kind);
            assertEquals(Optional.of(Sound.Tone.CONGESTION), other.tone(), kind::toString);
            assertEquals(Situation.ENDED, other.situation());
        }
    }

    @Test
    void toneOfAFailedCallOnHandsetGoesOverToWarningAndSilence() {
        fails(EndReason.Kind.BUSY);
        phone.seconds(29.9);
        assertEquals(Situation.ENDED, phone.situation());
        assertEquals(Optional.of(Sound.Tone.BUSY), phone.tone());
        phone.seconds(0.1);
        assertEquals(Optional.of(Sound.Tone.OFF_HOOK_WARNING), phone.tone());
        phone.seconds(60);
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void failedCallOnSpeakerGoesToRestAfterItsNotice() {
        PhoneFixture other = new PhoneFixture();
        other.dial("201").press(Key.SPEAKER).ended(other.placed(), EndReason.Kind.BUSY);
        assertEquals(Optional.of(Sound.Tone.BUSY), other.tone());
        other.seconds(3);
        assertEquals(Situation.IDLE, other.situation());
        assertEquals(Sound.SILENCE, other.heard());
    }

    @Test
    void redialAfterAFailureCallsTheSameNumberAgain() {
        fails(EndReason.Kind.BUSY);
        phone.seconds(1).soft("Redl");
        assertEquals(List.of(new PhoneEffect.PlaceCall(new CallId("out-2"), LINE_1, "201")), phone.did());
    }

    @Test
    void digitAfterAFailureBeginsANewNumber() {
        fails(EndReason.Kind.BUSY);
        phone.dial("3");
        assertEquals("3", phone.digits());
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void lateAnswerOfACancelledCallChangesNothing() {
        phone.replace().connected(call);
        assertEquals(List.of(), phone.did());
        assertEquals(List.of(), phone.talkingTo());
        assertEquals(Situation.IDLE, phone.situation());
    }
}
