package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.Lamps;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Watched;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;

/** A key that watches another user of an Asterisk. */
class BusyLampIT {

    private static final String KEYS = """
            keys:
              - {key: line3, type: blf, value: 103, label: Anna}
            calls:
              pickupCode: "*8"
            """;
    private static final Watched ANNA = new Watched(new LineId(1), "103");

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("102"))
                .user(AsteriskUser.named("103"))
                .start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    private TestPhone watcher(String... more) throws Exception {
        return TestPhone.in(folder).user(pbx, "101", more).section(KEYS).start().registered();
    }

    private TestPhone user(String name) throws Exception {
        return TestPhone.in(folder).user(pbx, name).start().registered();
    }

    private static void awaitLamp(TestPhone phone, ExtensionState anna, LampColour colour, LampPattern pattern) {
        phone.await("Anna " + anna, state -> state.watching().state(ANNA) == anna);
        assertEquals(
                new LampSignal(colour, pattern), Lamps.of(phone.state()).keys().get(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void lampFollowsTheExtensionThroughACall(String transport) throws Exception {
        try (TestPhone phone = watcher("transport: " + transport);
                TestPhone caller = user("102");
                TestPhone anna = user("103")) {
            awaitLamp(phone, ExtensionState.IDLE, LampColour.GREEN, LampPattern.STEADY);
            caller.dial("103");
            awaitLamp(phone, ExtensionState.RINGING, LampColour.RED, LampPattern.FAST);
            anna.lift();
            anna.awaitConnected();
            awaitLamp(phone, ExtensionState.BUSY, LampColour.RED, LampPattern.STEADY);
            anna.hangUp();
            awaitLamp(phone, ExtensionState.IDLE, LampColour.GREEN, LampPattern.STEADY);
        }
    }

    @Test
    void lampShowsEveryStateOfAParkingPlaceAndTheKeyFetchesTheCall() throws Exception {
        String key = "keys:\n  - {key: line3, type: blf, value: 701, label: Place}\n";
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "101").section(key).start()) {
            for (Place place : Place.values()) {
                pbx.parkingPlace(place.name());
                phone.await(
                        place.name(),
                        state -> Lamps.of(state).keys().get(3).equals(new LampSignal(place.colour, place.pattern)));
            }
            phone.press(Key.LINE_3);
            phone.awaitConnected();
            assertEquals("701", phone.state().calls().getFirst().party().number());
        }
    }

    /** States of a parking place in Asterisk's words, and the lamp of each; no two neighbours have the same. */
    private enum Place {
        INUSE(LampColour.RED, LampPattern.STEADY),
        NOT_INUSE(LampColour.GREEN, LampPattern.STEADY),
        RINGING(LampColour.RED, LampPattern.FAST),
        ONHOLD(LampColour.RED, LampPattern.SLOW);

        private final LampColour colour;
        private final LampPattern pattern;

        Place(LampColour colour, LampPattern pattern) {
            this.colour = colour;
            this.pattern = pattern;
        }
    }

    @Test
    void keyTakesTheCallThatRingsThere() throws Exception {
        try (TestPhone phone = watcher();
                TestPhone caller = user("102");
                TestPhone anna = user("103")) {
            awaitLamp(phone, ExtensionState.IDLE, LampColour.GREEN, LampPattern.STEADY);
            caller.dial("103");
            anna.await(Situation.INCOMING);
            awaitLamp(phone, ExtensionState.RINGING, LampColour.RED, LampPattern.FAST);
            phone.press(Key.LINE_3);
            phone.awaitConnected();
            caller.awaitConnected();
            anna.await("the end of the ringing", state -> state.calls().isEmpty());
            awaitLamp(phone, ExtensionState.IDLE, LampColour.GREEN, LampPattern.STEADY);
            caller.hangUp();
            phone.await("the caller's hang-up", state -> state.calls().isEmpty());
        }
    }

    @Test
    void keyCallsTheExtensionThatIsIdle() throws Exception {
        try (TestPhone phone = watcher();
                TestPhone anna = user("103")) {
            awaitLamp(phone, ExtensionState.IDLE, LampColour.GREEN, LampPattern.STEADY);
            phone.press(Key.LINE_3);
            anna.await(Situation.INCOMING);
            anna.lift();
            anna.awaitConnected();
            phone.awaitConnected();
        }
    }

    @Test
    void endOfThePhoneEndsItsSubscription() throws Exception {
        TestPhone phone = watcher();
        Await.until("a subscription", TestPhone.LIMIT, BusyLampIT::subscribed);
        phone.close();
        Await.until("its end", TestPhone.LIMIT, () -> !subscribed());
    }

    private static boolean subscribed() {
        return pbx.cli("pjsip show subscriptions inbound").contains("Endpoint: 101");
    }
}
