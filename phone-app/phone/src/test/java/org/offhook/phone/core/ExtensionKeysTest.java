package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;

/** Keys of extensions that are watched, and of numbers. */
class ExtensionKeysTest {

    private final PhoneFixture phone = PhoneFixture.served();

    private LampSignal lamp(int key) {
        return Lamps.of(phone.state()).keys().get(key);
    }

    private List<PhoneEffect> placed(LineId line, String number) {
        return List.of(new PhoneEffect.PlaceCall(phone.placed(), line, number));
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, GREEN, OFF",
        "IDLE, GREEN, STEADY",
        "RINGING, RED, FAST",
        "BUSY, RED, STEADY",
        "PARKED, RED, SLOW"
    })
    void lampTellsWhatTheExtensionDoes(ExtensionState state, LampColour colour, LampPattern pattern) {
        phone.anna(state);
        assertEquals(new LampSignal(colour, pattern), lamp(3));
    }

    @Test
    void lampIsOffUntilTheServerTells() {
        assertEquals(LampSignal.OFF, lamp(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "IDLE", "BUSY", "PARKED"})
    void keyCallsTheExtension(ExtensionState state) {
        phone.anna(state).press(Key.LINE_3);
        assertEquals(placed(LINE_1, "205"), phone.did());
        assertEquals(Situation.OUTGOING, phone.situation());
    }

    @Test
    void keyTakesACallThatRingsAtTheExtension() {
        phone.anna(ExtensionState.RINGING).press(Key.LINE_3);
        assertEquals(placed(LINE_1, "**205"), phone.did());
    }

    @Test
    void keyOfANumberDialsItOnItsLineAndItsLampIsOff() {
        phone.press(Key.LINE_4);
        assertEquals(placed(LINE_2, "*72"), phone.did());
        assertEquals(LampSignal.OFF, lamp(4));
    }

    @Test
    void keyHoldsTheCallThatTheUserIsWith() {
        CallId call = phone.talkingTo(BOB);
        phone.press(Key.LINE_3);
        assertTrue(phone.did().contains(new PhoneEffect.Hold(call)), phone.did().toString());
        assertTrue(phone.did().containsAll(placed(LINE_1, "205")), phone.did().toString());
    }

    @Test
    void keyLeavesACallerWhoRingsHereAlone() {
        phone.arrives(BOB);
        phone.anna(ExtensionState.IDLE).press(Key.LINE_3);
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.INCOMING, phone.situation());
    }

    @Test
    void secondPressDoesNotPlaceASecondCall() {
        phone.press(Key.LINE_3);
        phone.press(Key.LINE_3);
        assertEquals(List.of(), phone.did());
        assertEquals(1, phone.state().calls().size());
    }

    @Test
    void keyWorksFromTheMenuAndClosesIt() {
        phone.soft("Menu").press(Key.LINE_3);
        assertEquals(placed(LINE_1, "205"), phone.did());
        assertEquals(Situation.OUTGOING, phone.situation());
        phone.ended(phone.placed(), EndReason.Kind.LOCAL).seconds(4);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void keysWithoutAUseOfTheirOwnAreTheLines() {
        assertEquals(
                Map.of(
                        1, new KeyUse.OfLine(LINE_1, "100"),
                        2, new KeyUse.OfLine(LINE_2, "110"),
                        3, new KeyUse.Watch(PhoneFixture.ANNA, "Anna", "**205"),
                        4, new KeyUse.SpeedDial(LINE_2, "*72", "Forward")),
                PhoneFixture.SERVED.keys());
        phone.press(Key.LINE_2);
        assertEquals(new LampSignal(LampColour.GREEN, LampPattern.STEADY), lamp(2));
        phone.press(Key.LINE_5, Key.LINE_6);
        assertEquals(List.of(), phone.did());
    }

    @Test
    void whatNobodyWatchesIsNotKept() {
        phone.happens(new PhoneEvent.ExtensionChanged(new Watched(LINE_1, "999"), ExtensionState.BUSY));
        phone.happens(new PhoneEvent.MessagesChanged(new LineId(9), new Mailbox(true, 1, 0)));
        assertEquals(Watching.NOTHING, phone.state().watching());
    }

    @Test
    void whatIsWatchedNoMoreIsForgotten() {
        phone.anna(ExtensionState.BUSY).messages(LINE_2, 1, 0);
        phone.happens(new PhoneEvent.SettingsChanged(PhoneFixture.settings(2, PhoneSettings.Times.defaults())));
        assertEquals(Map.of(), phone.state().watching().extensions());
        assertEquals(1, phone.state().watching().fresh());
        phone.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(List.of(), 2, PhoneSettings.Times.defaults())));
        assertEquals(Watching.NOTHING, phone.state().watching());
    }
}
