package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.demo.media.Clips;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Await;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Real phones at the PBX, in this process: the services. */
class ServicesIT {

    private static final Wav SPEECH = Speech.synthetic(7, Duration.ofSeconds(3), PhoneUnderTest.RATE_HZ);
    private static final User ANNA = User.withRandomPassword("101", "Anna");
    private static final User BEN = User.withRandomPassword("102", "Ben");

    private DemoPbx pbx;

    @TempDir
    private Path folder;

    @BeforeEach
    void startPbx() throws Exception {
        pbx = DemoPbx.start(PbxSettings.onLoopback(List.of(ANNA, BEN))
                .withCallBack(Duration.ofMillis(500), Duration.ofSeconds(10))
                .withQuiet(Duration.ofMillis(500), Duration.ofMillis(500)));
    }

    @AfterEach
    void stopPbx() {
        pbx.close();
    }

    private PhoneUnderTest phone(User user, String... account) throws Exception {
        return PhoneUnderTest.start(folder, user.number(), user.password(), pbx.server(), Optional.of(SPEECH), account)
                .registered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void aPhoneRegistersAndTakesItsRegistrationBack(String transport) throws Exception {
        try (PhoneUnderTest _ = phone(ANNA, "transport: " + transport)) {
            assertEquals(1, pbx.phonesOf("101"));
        }
        assertEquals(0, pbx.phonesOf("101"));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (PhoneUnderTest phone = PhoneUnderTest.start(folder, "101", "not-hers", pbx.server(), Optional.empty())) {
            phone.await("refusal", state -> PhoneUnderTest.registration(state) == RegistrationStatus.State.FAILED);
            assertEquals(0, pbx.phonesOf("101"));
        }
    }

    @ParameterizedTest
    @CsvSource({"opus, udp, 0.95", "g722, udp, 0.95", "pcma, udp, 0.9", "pcmu, tcp, 0.9"})
    void theEchoReturnsWhatOneSays(String codec, String transport, double least) throws Exception {
        PhoneUnderTest phone = phone(ANNA, "codecs: [" + codec + "]", "transport: " + transport);
        try (phone) {
            phone.call("600");
            phone.speak(SPEECH);
            Score score = Score.of(SPEECH, phone.heard());
            System.out.println(codec + " echo: " + score);
            assertTrue(score.alike() > least && score.coverage() > 0.9, () -> codec + ": " + score);
        }
        Await.until("the end of the call", Duration.ofSeconds(2), () -> pbx.serviceCalls() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opus", "pcma", "pcmu"})
    void theMelodyIsHeard(String codec) throws Exception {
        try (PhoneUnderTest phone = phone(ANNA, "codecs: [" + codec + "]")) {
            phone.call("601");
            Duration from = phone.now().plusMillis(500);
            Await.pause(Duration.ofMillis(2500));
            Wav heard = phone.heard().between(from, from.plusMillis(1500));
            assertTrue(Levels.rmsDbfs(heard) > -30, () -> Levels.rmsDbfs(heard) + " dBFS");
            double share = Levels.toneShare(heard, 440, 554.37, 659.26);
            assertTrue(share > 0.8, () -> "only " + share + " of what is heard is the melody");
        }
    }

    @ParameterizedTest
    @CsvSource({"rfc4733, opus", "rfc4733, g722", "rfc4733, pcma", "info, pcma"})
    void digitsAreReadBackOneAfterTheOther(String dtmf, String codec) throws Exception {
        try (PhoneUnderTest phone = phone(ANNA, "dtmf: " + dtmf, "codecs: [" + codec + "]")) {
            phone.call("602");
            Duration from = phone.now();
            phone.press("7");
            Await.pause(Duration.ofMillis(1500));
            phone.press("*");
            Await.pause(Duration.ofMillis(1500));
            Wav heard = phone.heard();
            Score seven = Score.of(clip("7"), heard.between(from, from.plusMillis(1500)));
            Score star = Score.of(clip("star"), heard.between(from.plusMillis(1400), from.plusMillis(3200)));
            Score other = Score.of(clip("4"), heard.between(from, from.plusMillis(1500)));
            System.out.println(dtmf + " " + codec + ": " + seven + star + other);
            assertTrue(seven.alike() > 0.8, () -> "seven: " + seven);
            assertTrue(star.alike() > 0.8, () -> "star: " + star);
            assertTrue(other.correlation() < 0.5, () -> "four: " + other);
        }
    }

    private static Wav clip(String name) {
        return new Wav(16000, new Clips().samples(name, 16000));
    }

    @Test
    void whoHangsUpIsCalledBackAndHearsTheMelody() throws Exception {
        try (PhoneUnderTest phone = phone(ANNA)) {
            phone.call("603");
            phone.hangUp();
            phone.await(Situation.INCOMING);
            assertEquals("603", phone.state().incoming().orElseThrow().party().number());
            phone.lift();
            phone.awaitConnected();
            Duration from = phone.now().plusMillis(1800);
            Await.pause(Duration.ofSeconds(4));
            assertEquals(1, pbx.serviceCalls());
            phone.hangUp();
            Await.until("the end of the call", Duration.ofSeconds(2), () -> pbx.serviceCalls() == 0);
            Wav heard = phone.heard().between(from, from.plusMillis(1500));
            assertTrue(Levels.toneShare(heard, 440, 554.37, 659.26) > 0.8);
        }
    }

    @Test
    void aCallBackThatNobodyAnswersStopsRinging() throws Exception {
        pbx.close();
        pbx = DemoPbx.start(
                PbxSettings.onLoopback(List.of(ANNA)).withCallBack(Duration.ofMillis(100), Duration.ofMillis(800)));
        try (PhoneUnderTest phone = phone(ANNA)) {
            phone.call("603");
            phone.hangUp();
            phone.await(Situation.INCOMING);
            phone.await(Situation.MISSED);
        }
    }

    @Test
    void theEchoIsSilentOnHoldAndComesBack() throws Exception {
        try (PhoneUnderTest phone = phone(ANNA)) {
            phone.call("600");
            phone.press(org.offhook.hal.key.Key.HOLD);
            phone.await(Situation.HELD_BY_ME);
            // Longer than the PBX waits for sound before it asks whether the phone still lives.
            Await.pause(Duration.ofMillis(2500));
            assertEquals(1, pbx.serviceCalls());
            phone.press(org.offhook.hal.key.Key.HOLD);
            phone.await(Situation.CONNECTED);
            phone.speak(SPEECH);
            Score score = Score.of(SPEECH, phone.heard());
            assertTrue(score.alike() > 0.9 && score.coverage() > 0.9, score::toString);
        }
    }
}
