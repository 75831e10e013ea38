package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.phone.core.Outlet;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.Situation;
import org.offhook.phone.wiring.Equipment;
import org.offhook.phone.wiring.OffHook;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.testkit.Await;

/** A sound card that is pulled out in a call and plugged in again. */
class SoundReturnsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final User ANNA = User.withRandomPassword("101", "Anna");
    private static final User BEN = User.withRandomPassword("102", "Ben");
    /** The card comes back at another moment of the pause between two attempts each time. */
    private static final int ROUNDS = 3;

    private DemoPbx pbx;

    @TempDir
    private Path folder;

    @BeforeEach
    void startPbx() throws Exception {
        pbx = DemoPbx.start(PbxSettings.onLoopback(List.of(ANNA, BEN)));
    }

    @AfterEach
    void stopPbx() {
        pbx.close();
    }

    private static String row(OffHook phone, int row) {
        return phone.frame().text().lines().get(row - 1);
    }

    @Test
    void callLivesTheScreenSaysSoAndSoundIsBackWithinASecond() throws Exception {
        PluggedDevice card = new PluggedDevice(PcmFormat.of(16000, 20));
        String config = """
                version: 1
                sip: {port: 0, address: 127.0.0.1}
                accounts: [{user: "101", password: "%s", server: "%s"}]
                """.formatted(ANNA.password(), pbx.server());
        try (OffHook anna = OffHook.start(
                        ConfigReader.read("test.yaml", config), Equipment.bare().withSound(card));
                PhoneUnderTest ben = PhoneUnderTest.start(
                                folder, BEN.number(), BEN.password(), pbx.server(), Optional.empty())
                        .registered()) {
            Await.until(
                    "registration",
                    LIMIT,
                    () -> PhoneUnderTest.registration(anna.state()) == RegistrationStatus.State.REGISTERED);
            ben.dial("101");
            Await.until("the call", LIMIT, () -> anna.state().incoming().isPresent());
            anna.post(new PhoneEvent.HookLifted());
            ben.awaitConnected();
            Await.until("the answer", LIMIT, () -> Situation.of(anna.state()) == Situation.CONNECTED);
            long[] took = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                took[round] = pullOutAndPlugIn(anna, card);
            }
            Arrays.sort(took);
            assertTrue(took[ROUNDS / 2] < 1_000_000_000L, Arrays.toString(took) + " ns until sound");
            assertEquals(Situation.CONNECTED, Situation.of(anna.state()));
            ben.hangUp();
            Await.until("the end", LIMIT, () -> Situation.of(anna.state()) == Situation.ENDED);
        }
    }

    /** @return how long it took until sound was played again, in nanoseconds */
    private static long pullOutAndPlugIn(OffHook phone, PluggedDevice card) throws Exception {
        card.pullOut();
        Await.until("the notice", LIMIT, () -> row(phone, 3).contains("No sound device"));
        assertEquals(
                "The sound card was pulled out.", phone.state().desk().silent().get(Outlet.HANDSET));
        Thread.sleep(2500); // a pause that doubled would be longer than a second by now
        assertEquals(Situation.CONNECTED, Situation.of(phone.state()), "the call lives");
        long played = card.periods();
        card.plugIn();
        long back = System.nanoTime();
        Await.until("sound", LIMIT, () -> card.periods() > played + 1);
        long took = System.nanoTime() - back;
        Await.until("no notice", LIMIT, () -> !row(phone, 3).contains("No sound"));
        assertTrue(phone.state().desk().silent().isEmpty());
        return took;
    }
}
