package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** Calls that answer themselves. */
class AutoAnswerTest {

    private final PhoneFixture phone = new PhoneFixture();

    @Test
    void accountThatSaysSoIsAnsweredOnTheSpeakerWithOpenMicrophone() {
        CallId call = phone.arrives(BOB, LINE_1, AutoAnswer.ACCOUNT);
        assertEquals(List.of(new PhoneEffect.SendRinging(call), new PhoneEffect.Answer(call)), phone.did());
        phone.connected(call);
        assertEquals(new Sound(List.of(call), Optional.empty(), (char) 0, Sound.Path.SPEAKER, false), phone.heard());
    }

    @Test
    void pageIsAnsweredWithTwoBeepsAndMuted() {
        CallId call = phone.arrives(BOB, LINE_1, AutoAnswer.INTERCOM);
        assertEquals(Optional.of(Sound.Tone.INTERCOM_BEEPS), phone.tone());
        phone.connected(call);
        assertTrue(phone.heard().microphoneMuted());
        phone.seconds(1);
        assertEquals(new Sound(List.of(call), Optional.empty(), (char) 0, Sound.Path.SPEAKER, true), phone.heard());
        phone.press(Key.MUTE);
        assertFalse(phone.heard().microphoneMuted());
    }

    @Test
    void duringACallItIsCallWaiting() {
        CallId active = phone.talkingTo(BOB);
        CallId call = phone.arrives(EVE, LINE_1, AutoAnswer.ACCOUNT);
        assertEquals(List.of(new PhoneEffect.SendRinging(call)), phone.did());
        assertEquals(Optional.of(Sound.Tone.CALL_WAITING), phone.tone());
        assertEquals(List.of(active), phone.talkingTo());
    }

    @Test
    void somebodyWhoIsDiallingIsNotCutOff() {
        phone.lift().dial("20");
        CallId call = phone.arrives(EVE, LINE_1, AutoAnswer.ACCOUNT);
        assertEquals(List.of(new PhoneEffect.SendRinging(call)), phone.did());
        assertEquals("20", phone.digits());
    }

    @Test
    void afterThePageIsOverThePhoneRestsAndIsNotMuted() {
        CallId call = phone.arrives(BOB, LINE_1, AutoAnswer.INTERCOM);
        phone.connected(call).ended(call, EndReason.Kind.REMOTE_HANG_UP);
        phone.seconds(3);
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(Sound.SILENCE, phone.heard());
    }
}
