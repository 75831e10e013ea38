package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** From lifting the handset, or pressing digits, to the call that is placed. */
class DiallingTest {

    private final PhoneFixture phone = new PhoneFixture();

    private PhoneEffect.PlaceCall place(LineId line, String target) {
        return new PhoneEffect.PlaceCall(phone.placed(), line, target);
    }

    @Test
    void liftGivesDialTone() {
        phone.lift();
        assertEquals(Situation.DIAL_TONE, phone.situation());
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        assertEquals(Sound.Path.HANDSET, phone.path());
    }

    @Test
    void speakerKeyGivesDialToneOnSpeakerAndPressedAgainEndsIt() {
        phone.press(Key.SPEAKER);
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        assertEquals(Sound.Path.SPEAKER, phone.path());
        phone.press(Key.SPEAKER);
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void headsetKeyGivesDialToneOnHeadset() {
        phone.press(Key.HEADSET);
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        assertEquals(Sound.Path.HEADSET, phone.path());
    }

    @Test
    void firstDigitStopsDialToneAndIsHeard() {
        phone.lift().dial("2");
        assertEquals(Optional.empty(), phone.tone());
        assertEquals('2', phone.heard().digit());
        assertEquals("2", phone.digits());
        phone.seconds(0.15);
        assertEquals((char) 0, phone.heard().digit());
    }

    @Test
    void numberIsDialledFourSecondsAfterItsLastDigit() {
        phone.lift().dial("20").seconds(3.9);
        phone.dial("1").seconds(3.9);
        assertEquals(List.of(), phone.did());
        phone.seconds(0.1);
        assertEquals(List.of(place(LINE_1, "201")), phone.did());
        assertEquals(Situation.OUTGOING, phone.situation());
    }

    @Test
    void poundSendsAtOnce() {
        phone.lift().dial("201#");
        assertEquals(List.of(place(LINE_1, "201")), phone.did());
    }

    @Test
    void poundAsFirstCharacterIsDialled() {
        phone.lift().dial("#21");
        assertEquals("#21", phone.digits());
        phone.dial("#");
        assertEquals(List.of(place(LINE_1, "#21")), phone.did());
    }

    @Test
    void starCodePassesThrough() {
        phone.lift().dial("*97").seconds(4);
        assertEquals(List.of(place(LINE_1, "*97")), phone.did());
    }

    @Test
    void whatFitsNoNumberIsKeptAndGivesCongestionAfterTenSeconds() {
        phone.lift().dial("1*2").seconds(9.9);
        assertEquals(Optional.empty(), phone.tone());
        phone.seconds(0.1);
        assertEquals(List.of(), phone.did());
        assertEquals(Optional.of(Sound.Tone.CONGESTION), phone.tone());
        assertEquals("1*2", phone.digits());
        phone.dial("3");
        assertEquals(Optional.empty(), phone.tone());
        phone.soft("Call");
        assertEquals(List.of(place(LINE_1, "1*23")), phone.did());
    }

    @Test
    void onHookDigitsAreNeverSentByTime() {
        phone.dial("201").seconds(3600);
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.PRE_DIAL, phone.situation());
        assertEquals("201", phone.digits());
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void onHookDigitsAreSentByCallOkPoundLiftSpeakerHeadsetAndRedial() {
        for (Key key : List.of(Key.SOFT_1, Key.OK, Key.POUND, Key.SPEAKER, Key.HEADSET, Key.REDIAL)) {
            PhoneFixture other = new PhoneFixture();
            other.dial("201").press(key);
            assertEquals(List.of(new PhoneEffect.PlaceCall(other.placed(), LINE_1, "201")), other.did(), key::toString);
            assertEquals(key == Key.HEADSET ? Sound.Path.HEADSET : Sound.Path.SPEAKER, other.path());
        }
        phone.dial("201").lift();
        assertEquals(List.of(place(LINE_1, "201")), phone.did());
        assertEquals(Sound.Path.HANDSET, phone.path());
    }

    @Test
    void lineKeySendsOnHookDigitsOnItsLine() {
        phone.dial("201").press(Key.LINE_2);
        assertEquals(List.of(place(LINE_2, "201")), phone.did());
    }

    @Test
    void lineKeyGivesDialToneOnItsLineAndTheHandsetTakesItOver() {
        phone.press(Key.LINE_2);
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        assertEquals(Sound.Path.SPEAKER, phone.path());
        phone.lift();
        assertEquals(Sound.Path.HANDSET, phone.path());
        phone.dial("7#");
        assertEquals(List.of(place(LINE_2, "7")), phone.did());
    }

    @Test
    void lineKeyWhileDiallingChoosesTheLineAndKeepsTheDigits() {
        phone.lift().dial("20").press(Key.LINE_2).dial("1#");
        assertEquals(List.of(place(LINE_2, "201")), phone.did());
    }

    @Test
    void lineKeyWithoutLineDoesNothing() {
        phone.press(Key.LINE_3);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void firstLineInServiceIsTheOneThatDials() {
        phone.happens(
                new PhoneEvent.RegistrationChanged(LINE_1, RegistrationStatus.of(RegistrationStatus.State.FAILED)));
        phone.happens(
                new PhoneEvent.RegistrationChanged(LINE_2, RegistrationStatus.of(RegistrationStatus.State.REGISTERED)));
        phone.lift().dial("201#");
        assertEquals(List.of(place(LINE_2, "201")), phone.did());
    }

    @Test
    void deleteTakesTheLastDigitBackUntilThereIsNothingLeft() {
        phone.dial("20").soft("Del");
        assertEquals("2", phone.digits());
        phone.soft("Del");
        assertEquals(Situation.IDLE, phone.situation());
        phone.lift().dial("2").soft("Del");
        assertEquals(Situation.DIAL_TONE, phone.situation());
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
    }

    @Test
    void cancelForgetsOnHookDigits() {
        phone.dial("20").soft("Canc");
        assertEquals(Situation.IDLE, phone.situation());
        phone.dial("20").press(Key.CANCEL);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void endWhileDiallingOnHandsetGivesDialToneAndThenSilence() {
        phone.lift().dial("20").soft("End");
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        phone.soft("End");
        assertEquals(Optional.empty(), phone.tone());
    }

    @Test
    void endWhileDiallingOnSpeakerGoesToRest() {
        phone.press(Key.SPEAKER).dial("20").soft("End");
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void onHookWhileDiallingGoesToRest() {
        phone.lift().dial("20").replace();
        assertEquals(Situation.IDLE, phone.situation());
        phone.seconds(60);
        assertEquals(List.of(), phone.did());
    }

    @Test
    void dialToneThenCongestionThenWarningThenSilence() {
        phone.lift().seconds(29.9);
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
        phone.seconds(0.1);
        assertEquals(Optional.of(Sound.Tone.CONGESTION), phone.tone());
        phone.seconds(30);
        assertEquals(Optional.of(Sound.Tone.OFF_HOOK_WARNING), phone.tone());
        phone.seconds(60);
        assertEquals(Optional.empty(), phone.tone());
        assertEquals(
                new Activity.Dialling(LINE_1, "", Activity.Stage.SILENT),
                phone.state().activity());
        phone.replace().lift();
        assertEquals(Optional.of(Sound.Tone.DIAL), phone.tone());
    }

    @Test
    void speakerLeftOnSwitchesItselfOffAfterCongestion() {
        phone.press(Key.SPEAKER).seconds(60);
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(Sound.SILENCE, phone.heard());
    }

    @Test
    void redialOnHookShowsTheCallsThatWerePlacedAndSecondPressDials() {
        phone.lift().dial("201#").replace();
        phone.ended(phone.placed(), EndReason.Kind.LOCAL);
        phone.press(Key.REDIAL);
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.MENU, phone.situation());
        phone.press(Key.REDIAL);
        assertEquals(List.of(place(LINE_1, "201")), phone.did());
    }

    @Test
    void redialOffHookDialsAtOnceOnTheSameLine() {
        phone.press(Key.LINE_2).dial("201#").press(Key.SPEAKER);
        phone.ended(phone.placed(), EndReason.Kind.LOCAL);
        phone.lift().soft("Redl");
        assertEquals(List.of(place(LINE_2, "201")), phone.did());
    }

    @Test
    void redialWithoutANumberDoesNothing() {
        phone.press(Key.REDIAL, Key.REDIAL);
        assertEquals(List.of(), phone.did());
        phone.lift().press(Key.REDIAL);
        assertEquals(Situation.DIAL_TONE, phone.situation());
        assertEquals(List.of("", "", "", "End"), phone.softKeys());
    }

    @Test
    void stuckDigitKeyDoesNotFillTheMemory() {
        phone.lift().dial("1".repeat(500));
        assertEquals(128, phone.digits().length());
    }
}
