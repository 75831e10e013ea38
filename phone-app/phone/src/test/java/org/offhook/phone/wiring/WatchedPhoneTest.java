package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.audio.engine.DeviceState;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Phone;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.systemd.Health;
import org.offhook.phone.systemd.Vitals;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import org.offhook.testkit.Await;

/** What the service manager is told about a phone. */
class WatchedPhoneTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TWO_ACCOUNTS = """
            accounts:
              - {user: "1", password: x, server: "127.0.0.1:9"}
              - {user: "2", password: x, server: "127.0.0.1:9"}
            """;

    private static PhoneConfig config(String accounts) throws Exception {
        return ConfigReader.read(
                "test", "version: 1\nsip: {port: 0, address: 127.0.0.1}\naudio: {device: \"null\"}\n" + accounts);
    }

    private static PhoneState with(PhoneState state, int line, RegistrationStatus status) {
        return Phone.step(state, new PhoneEvent.RegistrationChanged(new LineId(line), status), Instant.EPOCH)
                .state();
    }

    private static PhoneState fresh(String accounts) throws Exception {
        return PhoneState.initial(ConfigMapping.phoneSettings(config(accounts)));
    }

    @Test
    void aPhoneIsGoodOnceEveryLineIsRegisteredAndItHasSound() throws Exception {
        PhoneState one = with(fresh(TWO_ACCOUNTS), 1, RegistrationStatus.of(State.REGISTERED));
        assertEquals(new Health("1 of 2 lines registered", false, false), WatchedPhone.health(one, DeviceState.OPEN));
        PhoneState both = with(one, 2, RegistrationStatus.of(State.REGISTERED));
        assertEquals(new Health("2 of 2 lines registered", false, true), WatchedPhone.health(both, DeviceState.OPEN));
        assertEquals(
                new Health("2 of 2 lines registered; no sound device", false, false),
                WatchedPhone.health(both, DeviceState.MISSING));
    }

    @Test
    void whatKeepsALineFromRegisteringIsSaid() throws Exception {
        PhoneState state = with(
                with(fresh(TWO_ACCOUNTS), 1, RegistrationStatus.of(State.REGISTERED)),
                2,
                new RegistrationStatus(State.FAILED, 403, "The server refuses user name or password."));
        assertEquals(
                "1 of 2 lines registered; The server refuses user name or password.",
                WatchedPhone.health(state, DeviceState.OPEN).status());
    }

    @Test
    void aPhoneWithoutAnyLineIsGoodAsSoonAsItHasSound() throws Exception {
        assertEquals(new Health("No line to register", false, true), WatchedPhone.health(fresh(""), DeviceState.OPEN));
    }

    @Test
    void aLiftedHandsetIsUse() throws Exception {
        PhoneState state = Phone.step(fresh(""), new PhoneEvent.HookLifted(), Instant.EPOCH)
                .state();
        assertTrue(WatchedPhone.health(state, DeviceState.OPEN).busy());
    }

    @Test
    void aPhoneThatWaitsForItsConfigurationHasNoVitals() {
        WatchedPhone nobody = new WatchedPhone(Optional::empty);
        assertEquals(Optional.empty(), nobody.vitals());
        assertFalse(nobody.health().good());
        nobody.nudge();
    }

    @Test
    void aNudgeMovesTheLoopOfAPhoneOnWhichNothingHappens() throws Exception {
        try (OffHook phone = OffHook.start(config(""))) {
            WatchedPhone watched = new WatchedPhone(() -> Optional.of(phone));
            Await.until(
                    "the first turns",
                    LIMIT,
                    () -> watched.vitals().orElseThrow().loopTurns() > 0);
            Vitals before = watched.vitals().orElseThrow();
            watched.nudge();
            Await.until("a turn and a period", LIMIT, () -> {
                Vitals now = watched.vitals().orElseThrow();
                return now.loopTurns() > before.loopTurns() && now.audioPeriods() > before.audioPeriods();
            });
        }
    }
}
