package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;

class LampsTest {

    private final PhoneFixture phone = new PhoneFixture();

    private LampPattern line(LineId line) {
        LampSignal signal = Lamps.of(phone.state()).lines().get(line);
        assertEquals(LampColour.GREEN, signal.colour());
        return signal.pattern();
    }

    @Test
    void lineLampIsOffWhenIdleAndSteadyWhenInUse() {
        assertEquals(LampPattern.OFF, line(LINE_1));
        phone.press(Key.LINE_2);
        assertEquals(LampPattern.STEADY, line(LINE_2));
        assertEquals(LampPattern.OFF, line(LINE_1));
        phone.dial("201#");
        assertEquals(LampPattern.STEADY, line(LINE_2));
    }

    @Test
    void lineAndMessageLampBlinkFastWhileItRings() {
        phone.arrives(BOB, LINE_2, AutoAnswer.NO);
        assertEquals(LampPattern.FAST, line(LINE_2));
        assertEquals(LampPattern.OFF, line(LINE_1));
        assertEquals(LampPattern.FAST, Lamps.of(phone.state()).message().pattern());
    }

    @Test
    void lineLampBlinksSlowlyWhileHeld() {
        CallId call = phone.talkingTo(BOB);
        assertEquals(LampPattern.STEADY, line(LINE_1));
        phone.press(Key.HOLD).accepted(call, true);
        assertEquals(LampPattern.SLOW, line(LINE_1));
        phone.replace();
        assertEquals(LampPattern.SLOW, line(LINE_1));
    }

    @Test
    void lineLampBlinksFastWhenTheHeldCallRingsBack() {
        phone.holdingOneTalkingToOther();
        phone.replace();
        assertEquals(LampPattern.SLOW, line(LINE_1));
        phone.seconds(5);
        assertEquals(LampPattern.FAST, line(LINE_1));
    }

    @Test
    void muteLampIsSteadyRedWhileMuted() {
        phone.talkingTo(BOB);
        assertEquals(LampSignal.OFF, Lamps.of(phone.state()).mute());
        phone.press(Key.MUTE);
        assertEquals(
                new LampSignal(LampColour.RED, LampPattern.STEADY),
                Lamps.of(phone.state()).mute());
    }

    @Test
    void lampsStandInTheOrderOfTheLineKeys() {
        assertEquals(
                java.util.List.of(LINE_1, LINE_2),
                java.util.List.copyOf(Lamps.of(phone.state()).lines().keySet()));
    }
}
