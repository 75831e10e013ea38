package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.core.user.PinHash;
import org.offhook.phone.core.user.Setting;

/** The keypad lock, and the numbers that pass it. */
class KeypadLockTest {

    private final PhoneFixture phone = new PhoneFixture();

    @BeforeEach
    void emergencyNumbers() {
        PhoneSettings usual = PhoneFixture.settings(2, PhoneSettings.Times.defaults());
        phone.happens(new PhoneEvent.SettingsChanged(
                new PhoneSettings(usual.lines(), Map.of(), 2, usual.times(), "en", "UTC", List.of("112", "110"))));
        registered(LINE_1, State.REGISTERED);
        registered(LINE_2, State.REGISTERED);
    }

    private void registered(LineId line, State state) {
        phone.happens(new PhoneEvent.RegistrationChanged(line, RegistrationStatus.of(state)));
    }

    private void hold(Key key, long seconds) {
        phone.happens(new PhoneEvent.KeyPressed(key)).seconds(seconds);
        phone.happens(new PhoneEvent.KeyReleased(key));
    }

    private void lock() {
        hold(Key.POUND, 2);
        assertEquals(Situation.LOCKED, phone.situation());
    }

    private List<PhoneEffect.PlaceCall> placed() {
        return phone.did().stream()
                .filter(PhoneEffect.PlaceCall.class::isInstance)
                .map(PhoneEffect.PlaceCall.class::cast)
                .toList();
    }

    private void pin() {
        phone.soft("Menu").dial("62").dial("2468").soft("OK").dial("2468").soft("OK");
        phone.happens(new PhoneEvent.PinHashed(phone.state().user().pin().tries(), new PinHash(1, "salt", "hash")));
        phone.press(Key.CANCEL, Key.CANCEL, Key.CANCEL, Key.CANCEL);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void poundHeldForASecondLocksAndOpensAgain() {
        lock();
        assertEquals(
                "on", phone.state().user().settings().value(Setting.KEYPAD_LOCK).orElseThrow());
        hold(Key.POUND, 2);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void keyThatDialsANumberIsRefusedUnlessTheNumberIsForEmergencies() {
        PhoneSettings now = phone.state().settings();
        phone.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(
                now.lines(),
                Map.of(
                        3, new KeyUse.SpeedDial(LINE_1, "205", "Anna"),
                        4, new KeyUse.SpeedDial(LINE_1, "112", "Help"),
                        5, new KeyUse.Watch(new Watched(LINE_1, "206"), "Bert", "**206")),
                2,
                now.times(),
                "en",
                "UTC",
                now.emergency())));
        lock();
        phone.press(Key.LINE_3);
        assertEquals(List.of(), placed());
        phone.seconds(60);
        phone.press(Key.LINE_5);
        assertEquals(List.of(), placed());
        phone.seconds(60);
        phone.press(Key.LINE_4);
        assertEquals("112", placed().getFirst().target());
    }

    @Test
    void poundPressedShortlyIsAPoundAndLocksNothing() {
        phone.press(Key.POUND).seconds(3);
        assertEquals(Situation.PRE_DIAL, phone.situation());
        assertFalse(phone.state().keypadLocked());
    }

    @Test
    void poundHeldAtTheEndOfANumberLocksNothing() {
        phone.dial("12");
        phone.happens(new PhoneEvent.KeyPressed(Key.POUND)).seconds(3);
        assertFalse(phone.state().keypadLocked());
    }

    @Test
    void whatIsDialledOnALockedKeypadIsNotSent() {
        lock();
        phone.dial("205").soft("Call");
        assertEquals(List.of(), placed());
        assertEquals(
                EndReason.Kind.LOCKED,
                assertInstanceOf(Activity.Ended.class, phone.state().activity())
                        .reason()
                        .kind());
        phone.soft("OK").seconds(1);
        assertEquals(Situation.LOCKED, phone.situation());
        phone.press(Key.REDIAL, Key.OK, Key.CANCEL);
        assertEquals(Situation.LOCKED, phone.situation(), "no way into the menu");
    }

    @Test
    void callersAreAnsweredAsEver() {
        lock();
        CallId call = phone.arrives(BOB);
        phone.lift();
        assertTrue(phone.did().contains(new PhoneEffect.Answer(call)), phone.did()::toString);
    }

    @Test
    void remoteControlIsNotTheKeypad() {
        lock();
        phone.happens(new PhoneEvent.DialRequested(LINE_1, "205"));
        assertEquals("205", placed().getFirst().target());
    }

    @Test
    void theKeyForHelpWritesTheNumberAndTheUserSendsIt() {
        lock();
        phone.soft("SOS");
        assertEquals(List.of(), placed());
        phone.soft("Call");
        assertEquals("112", placed().getFirst().target());
    }

    @Test
    void withAPinItOpensOnlyByThePin() {
        pin();
        lock();
        phone.soft("Ulck");
        assertEquals(Situation.MENU, phone.situation());
        phone.dial("1111").soft("OK");
        phone.happens(new PhoneEvent.PinChecked(phone.state().user().pin().tries(), false))
                .seconds(1);
        assertTrue(phone.state().keypadLocked());
        phone.dial("2468").soft("OK");
        phone.happens(new PhoneEvent.PinChecked(phone.state().user().pin().tries(), true));
        assertFalse(phone.state().keypadLocked());
        assertEquals(Situation.IDLE, phone.situation(), "no question in between");
    }

    @Test
    void whoGivesUpAtThePinIsBeforeTheLock() {
        pin();
        lock();
        phone.soft("Ulck").press(Key.CANCEL);
        assertEquals(Situation.LOCKED, phone.situation());
    }

    @Test
    void anEmergencyCallTakesALineInService() {
        registered(LINE_1, State.FAILED);
        lock();
        phone.lift().dial("112#");
        assertEquals(LINE_2, placed().getFirst().line());
    }

    @Test
    void anEmergencyCallGoesFromLineToLineAndEndsWithAnAlarm() {
        registered(LINE_1, State.FAILED);
        phone.lift().dial("110#");
        CallId first = phone.placed();
        phone.ended(first, EndReason.Kind.FAILED);
        assertEquals(LINE_1, placed().getFirst().line(), "then the line that is out of service");
        assertEquals(
                Set.of(LINE_2), phone.state().call(phone.placed()).orElseThrow().tried());
        phone.ended(phone.placed(), EndReason.Kind.UNREACHABLE);
        assertEquals(List.of(), placed());
        assertEquals(Situation.ENDED, phone.situation());
    }

    @Test
    void anEmergencyCallThatTheUserEndsIsNotRepeated() {
        phone.lift().dial("112#");
        CallId first = phone.placed();
        phone.soft("End");
        phone.ended(first, EndReason.Kind.LOCAL);
        assertEquals(List.of(), placed());
    }

    @Test
    void anEmergencyCallRingsWithoutAnEnd() {
        phone.lift().dial("112#");
        phone.happens(new PhoneEvent.RemoteRinging(phone.placed())).seconds(600);
        assertEquals(Situation.OUTGOING, phone.situation());
    }
}
