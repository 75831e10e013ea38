package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.hal.lamp.LampPattern.FAST;
import static org.offhook.hal.lamp.LampPattern.OFF;
import static org.offhook.hal.lamp.LampPattern.SLOW;
import static org.offhook.hal.lamp.LampPattern.STEADY;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    /** The table of lamps: a situation, the lamps of both lines, message lamp, mute lamp. */
    static Stream<Arguments> table() {
        return Stream.of(
                row("idle", OFF, OFF, OFF, OFF, phone -> {}),
                row("digits on hook", STEADY, OFF, OFF, OFF, phone -> phone.dial("20")),
                row("dial tone", STEADY, OFF, OFF, OFF, PhoneFixture::lift),
                row("dial tone on line 2", OFF, STEADY, OFF, OFF, phone -> phone.press(Key.LINE_2)),
                row("calling", STEADY, OFF, OFF, OFF, phone -> phone.lift().dial("201#")),
                row("the other side rings", STEADY, OFF, OFF, OFF, phone -> {
                    phone.lift().dial("201#");
                    phone.rings(phone.placed());
                }),
                row("ringing", FAST, OFF, FAST, OFF, phone -> phone.arrives(BOB)),
                row("ringing, silenced", FAST, OFF, FAST, OFF, phone -> {
                    phone.arrives(BOB);
                    phone.seconds(1).soft("Sil");
                }),
                row("answering", STEADY, OFF, OFF, OFF, phone -> {
                    phone.arrives(BOB);
                    phone.lift();
                }),
                row("talking", STEADY, OFF, OFF, OFF, phone -> phone.talkingTo(BOB)),
                row("talking, muted", STEADY, OFF, OFF, STEADY, phone -> {
                    phone.talkingTo(BOB);
                    phone.press(Key.MUTE);
                }),
                row("held", SLOW, OFF, OFF, OFF, phone -> {
                    CallId call = phone.talkingTo(BOB);
                    phone.press(Key.HOLD).accepted(call, true);
                }),
                row(
                        "held by the other side",
                        STEADY,
                        OFF,
                        OFF,
                        OFF,
                        phone -> phone.happens(new PhoneEvent.RemoteHold(phone.talkingTo(BOB), true))),
                row("talking, another one rings", STEADY, FAST, FAST, OFF, phone -> {
                    phone.talkingTo(BOB);
                    phone.arrives(PhoneFixture.EVE, LINE_2, AutoAnswer.NO);
                }),
                row(
                        "one held, talking on the same line",
                        STEADY,
                        OFF,
                        OFF,
                        OFF,
                        PhoneFixture::holdingOneTalkingToOther),
                row("one held, talking on the other line", SLOW, STEADY, OFF, OFF, phone -> {
                    CallId held = phone.talkingTo(BOB);
                    CallId active = phone.arrives(PhoneFixture.EVE, LINE_2, AutoAnswer.NO);
                    phone.press(Key.OK).accepted(held, true).connected(active);
                }),
                row(
                        "hung up by the other side",
                        OFF,
                        OFF,
                        OFF,
                        OFF,
                        phone -> phone.ended(phone.talkingTo(BOB), EndReason.Kind.REMOTE_HANG_UP)),
                row(
                        "missed",
                        OFF,
                        OFF,
                        OFF,
                        OFF,
                        phone -> phone.ended(phone.arrives(BOB), EndReason.Kind.CALLER_GAVE_UP)),
                row("do not disturb", OFF, OFF, OFF, OFF, phone -> phone.soft("DND")));
    }

    private static Arguments row(
            String situation,
            LampPattern first,
            LampPattern second,
            LampPattern message,
            LampPattern mute,
            Consumer<PhoneFixture> happens) {
        return Arguments.of(situation, List.of(first, second), message, mute, happens);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void lampsAreAsTheTableHasThem(
            String situation,
            List<LampPattern> lines,
            LampPattern message,
            LampPattern mute,
            Consumer<PhoneFixture> happens) {
        happens.accept(phone);
        assertEquals(lines, List.of(line(LINE_1), line(LINE_2)));
        assertEquals(red(message), Lamps.of(phone.state()).message());
        assertEquals(red(mute), Lamps.of(phone.state()).mute());
    }

    private static LampSignal red(LampPattern pattern) {
        return pattern == OFF ? LampSignal.OFF : new LampSignal(LampColour.RED, pattern);
    }

    @Test
    void lampsStandInTheOrderOfTheLineKeys() {
        assertEquals(
                List.of(LINE_1, LINE_2),
                List.copyOf(Lamps.of(phone.state()).lines().keySet()));
    }
}
