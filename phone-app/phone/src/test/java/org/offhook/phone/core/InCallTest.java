package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** One answered call: handset and speaker, digits, mute, volume, and its end. */
class InCallTest {

    private final PhoneFixture phone = new PhoneFixture();
    private CallId call;

    @BeforeEach
    void talk() {
        call = phone.talkingTo(BOB);
    }

    // ---- handset and speaker ----

    @Test
    void onHookEndsTheCall() {
        phone.replace();
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
        assertEquals(Situation.IDLE, phone.situation());
        phone.ended(call, EndReason.Kind.LOCAL);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void speakerWithTheHandsetUpMovesTheCallToTheSpeakerAndBack() {
        phone.press(Key.SPEAKER);
        assertEquals(Sound.Path.SPEAKER, phone.path());
        assertEquals(List.of(call), phone.talkingTo());
        phone.press(Key.SPEAKER);
        assertEquals(Sound.Path.HANDSET, phone.path());
        assertEquals(List.of(), phone.did());
    }

    @Test
    void hangUpWhileOnSpeakerKeepsTheCall() {
        phone.press(Key.SPEAKER).replace();
        assertEquals(List.of(), phone.did());
        assertEquals(List.of(call), phone.talkingTo());
        assertEquals(Sound.Path.SPEAKER, phone.path());
    }

    @Test
    void speakerWithTheHandsetDownEndsTheCall() {
        phone.press(Key.SPEAKER).replace().press(Key.SPEAKER);
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void liftTakesTheCallFromTheSpeaker() {
        phone.press(Key.SPEAKER).replace().lift();
        assertEquals(List.of(call), phone.talkingTo());
        assertEquals(Sound.Path.HANDSET, phone.path());
    }

    @Test
    void headsetKeyTakesTheCallFromTheSpeaker() {
        phone.press(Key.SPEAKER).replace().press(Key.HEADSET);
        assertEquals(List.of(), phone.did());
        assertEquals(Sound.Path.HEADSET, phone.path());
        phone.press(Key.HEADSET);
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
    }

    // ---- digits ----

    @Test
    void digitsStarAndPoundAreSentAsDtmfAndHeard() {
        phone.dial("5");
        assertEquals(List.of(new PhoneEffect.SendDigit(call, '5')), phone.did());
        assertEquals('5', phone.heard().digit());
        phone.dial("*#");
        assertEquals(List.of(new PhoneEffect.SendDigit(call, '*'), new PhoneEffect.SendDigit(call, '#')), phone.did());
        phone.seconds(0.15);
        assertEquals((char) 0, phone.heard().digit());
    }

    @Test
    void soundOfADigitLastsItsTimeFromTheLastPress() {
        phone.dial("5").seconds(0.1).dial("5").seconds(0.1);
        assertEquals('5', phone.heard().digit());
        phone.seconds(0.05);
        assertEquals((char) 0, phone.heard().digit());
    }

    // ---- mute and volume ----

    @Test
    void muteWorksInACallAndIsClearedAtItsEnd() {
        phone.press(Key.MUTE);
        assertTrue(phone.heard().microphoneMuted());
        phone.press(Key.MUTE);
        assertFalse(phone.heard().microphoneMuted());
        phone.press(Key.MUTE).ended(call, EndReason.Kind.REMOTE_HANG_UP);
        assertFalse(phone.heard().microphoneMuted());
    }

    @Test
    void muteOutsideACallDoesNothing() {
        PhoneFixture idle = new PhoneFixture();
        idle.press(Key.MUTE);
        assertFalse(idle.state().desk().muted());
        idle.lift()
                .press(Key.MUTE)
                .dial("201#")
                .press(Key.MUTE)
                .rings(idle.placed())
                .press(Key.MUTE);
        assertFalse(idle.state().desk().muted());
    }

    // ---- what the other side does ----

    @Test
    void changeOfMediaIsShown() {
        MediaInfo opus = new MediaInfo("opus", true);
        phone.happens(new PhoneEvent.MediaChanged(call, opus));
        assertEquals(
                opus, ((CallState.Up) phone.state().call(call).orElseThrow().state()).media());
    }

    @Test
    void farEndHangUpOnSpeakerShowsEndedForThreeSecondsThenRests() {
        phone.press(Key.SPEAKER).replace().ended(call, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(Situation.ENDED, phone.situation());
        phone.seconds(2.9);
        assertEquals(Situation.ENDED, phone.situation());
        phone.seconds(0.1);
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void farEndHangUpOnHandsetGivesCongestionAfterFiveSecondsThenWarningThenSilence() {
        phone.ended(call, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(Situation.ENDED, phone.situation());
        phone.seconds(4.9);
        assertEquals(Optional.empty(), phone.tone());
        phone.seconds(0.1);
        assertEquals(Optional.of(Sound.Tone.CONGESTION), phone.tone());
        phone.seconds(30);
        assertEquals(Optional.of(Sound.Tone.OFF_HOOK_WARNING), phone.tone());
        phone.seconds(60);
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void noticeTellsHowLongTheCallWas() {
        phone.seconds(41).ended(call, EndReason.Kind.REMOTE_HANG_UP);
        Activity.Ended ended = (Activity.Ended) phone.state().activity();
        assertEquals(Duration.ofSeconds(42), ended.talked());
        assertEquals(BOB, ended.party());
    }

    @Test
    void noticeIsClosedByOkCancelAndItsSoftKey() {
        for (Key key : List.of(Key.OK, Key.CANCEL, Key.SOFT_4)) {
            PhoneFixture other = new PhoneFixture();
            CallId ended = other.talkingTo(BOB);
            other.press(Key.SPEAKER).replace().ended(ended, EndReason.Kind.REMOTE_HANG_UP);
            other.seconds(0.3).press(key);
            assertEquals(Situation.IDLE, other.situation(), key::toString);
        }
    }

    @Test
    void onHookClosesTheNotice() {
        phone.ended(call, EndReason.Kind.REMOTE_HANG_UP).replace();
        assertEquals(Situation.IDLE, phone.situation());
        phone.seconds(60);
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void softKeysAreGuardedWhenTheFarEndHangsUp() {
        phone.ended(call, EndReason.Kind.REMOTE_HANG_UP).press(Key.SOFT_4);
        assertEquals(Situation.ENDED, phone.situation());
        phone.seconds(0.3).press(Key.SOFT_4);
        assertEquals(Situation.DIAL_TONE, phone.situation());
    }

    @Test
    void endSoftKeyEndsTheCall() {
        phone.soft("End");
        assertEquals(List.of(new PhoneEffect.HangUp(call)), phone.did());
        assertEquals(Situation.DIAL_TONE, phone.situation());
    }

    @Test
    void settingsDoNotDisturbTheCall() {
        phone.press(Key.HOLD).accepted(call, true);
        phone.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(List.of(), 1, PhoneSettings.Times.defaults())));
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.HELD_BY_ME, phone.situation());
        phone.press(Key.HOLD).accepted(call, false);
        assertEquals(List.of(call), phone.talkingTo());
    }

    @Test
    void settingsTakeAwayTheLineThatIsBeingDialled() {
        PhoneFixture other = new PhoneFixture();
        other.press(Key.LINE_2).dial("20");
        other.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(
                List.of(new PhoneSettings.Line(PhoneFixture.LINE_1, "100")), 2, PhoneSettings.Times.defaults())));
        other.dial("1#");
        assertEquals(List.of(new PhoneEffect.PlaceCall(other.placed(), PhoneFixture.LINE_1, "201")), other.did());
    }
}
