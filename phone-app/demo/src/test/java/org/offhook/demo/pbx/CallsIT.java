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
import org.offhook.hal.key.Key;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Await;
import org.offhook.testkit.Baresip;
import org.offhook.testkit.Score;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Real phones call each other through the PBX. */
class CallsIT {

    private static final Wav ANNAS = Speech.synthetic(1, Duration.ofSeconds(3), PhoneUnderTest.RATE_HZ);
    private static final Wav BENS = Speech.synthetic(2, Duration.ofSeconds(3), PhoneUnderTest.RATE_HZ);
    private static final User ANNA = User.withRandomPassword("101", "Anna");
    private static final User BEN = User.withRandomPassword("102", "Ben");
    private static final User CARA = User.withRandomPassword("103", "Cara");

    private static final User OTHER =
            User.withRandomPassword("104", "Somebody's own phone").withAnyPhone();

    private DemoPbx pbx;

    @TempDir
    private Path folder;

    @BeforeEach
    void startPbx() throws Exception {
        pbx = DemoPbx.start(PbxSettings.onLoopback(List.of(ANNA, BEN, CARA, OTHER)));
    }

    @AfterEach
    void stopPbx() {
        pbx.close();
    }

    private PhoneUnderTest phone(User user, Wav speech, String... account) throws Exception {
        return PhoneUnderTest.start(folder, user.number(), user.password(), pbx.server(), Optional.of(speech), account)
                .registered();
    }

    private static void connect(PhoneUnderTest caller, PhoneUnderTest callee, User called) {
        caller.dial(called.number());
        callee.await(Situation.INCOMING);
        callee.lift();
        callee.awaitConnected();
        caller.awaitConnected();
    }

    private static void assertHeard(Wav said, Wav heard) {
        Score score = Score.of(said, heard);
        System.out.println(score);
        assertTrue(score.alike() > 0.9 && score.coverage() > 0.9, score::toString);
    }

    @ParameterizedTest
    @CsvSource({"udp, udp", "tcp, udp", "udp, tcp", "tcp, tcp"})
    void bothHearEachOtherAndTheCalleeHangsUp(String callers, String callees) throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS, "transport: " + callers);
                PhoneUnderTest ben = phone(BEN, BENS, "transport: " + callees)) {
            connect(anna, ben, BEN);
            ben.unmute();
            anna.speak(ANNAS);
            ben.hangUp();
            assertEquals(
                    EndReason.Kind.REMOTE_HANG_UP, anna.awaitEnded().reason().kind());
            assertHeard(BENS, anna.heard());
            assertHeard(ANNAS, ben.heard());
        }
    }

    @Test
    void theCalleeSeesWhoCallsAndTheCallerHearsItRing() throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS);
                PhoneUnderTest ben = phone(BEN, BENS)) {
            anna.dial("102");
            ben.await(Situation.INCOMING);
            assertEquals("101", ben.state().incoming().orElseThrow().party().number());
            anna.await(Situation.OUTGOING);
        }
    }

    @Test
    void whoGivesUpStopsTheRinging() throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS);
                PhoneUnderTest ben = phone(BEN, BENS)) {
            anna.dial("102");
            ben.await(Situation.INCOMING);
            anna.hangUp();
            ben.await(Situation.MISSED);
            anna.await("nothing left", state -> state.calls().isEmpty());
        }
    }

    @Test
    void aRejectedCallIsBusy() throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS);
                PhoneUnderTest ben = phone(BEN, BENS)) {
            anna.dial("102");
            ben.await(Situation.INCOMING);
            ben.pressSoft(4);
            assertEquals(EndReason.Kind.BUSY, anna.awaitEnded().reason().kind());
        }
    }

    @ParameterizedTest
    @CsvSource({"999, NOT_FOUND, 404", "103, NO_ANSWER, 480"})
    void whoIsUnknownOrNotThereIsSaidAtOnce(String number, EndReason.Kind kind, int code) throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS)) {
            anna.dial(number);
            EndReason reason = anna.awaitEnded().reason();
            assertEquals(kind, reason.kind());
            assertEquals(code, reason.code());
        }
    }

    @Test
    void aCallIsHeldAndTakenBackAndBothHearEachOtherAgain() throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS);
                PhoneUnderTest ben = phone(BEN, BENS)) {
            connect(anna, ben, BEN);
            anna.press(Key.HOLD);
            anna.await(Situation.HELD_BY_ME);
            ben.await(Situation.HELD_BY_PEER);
            anna.press(Key.HOLD);
            anna.await(Situation.CONNECTED);
            ben.await(Situation.CONNECTED);
            ben.unmute();
            anna.speak(ANNAS);
            assertHeard(BENS, anna.heard());
            assertHeard(ANNAS, ben.heard());
        }
    }

    @Test
    void aWaitingCallIsAnsweredWhileTheFirstIsHeldAndTheyAreSwapped() throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS);
                PhoneUnderTest ben = phone(BEN, BENS);
                PhoneUnderTest cara = phone(CARA, ANNAS)) {
            connect(anna, ben, BEN);
            cara.dial("102");
            ben.await(Situation.INCOMING_DURING_CALL);
            ben.pressSoft(1);
            cara.awaitConnected();
            anna.await(Situation.HELD_BY_PEER);
            ben.await(Situation.TWO_CALLS);
            ben.pressSoft(1);
            anna.await(Situation.CONNECTED);
            cara.await(Situation.HELD_BY_PEER);
            ben.unmute();
            anna.speak(ANNAS);
            assertHeard(ANNAS, ben.heard());
            assertHeard(BENS, anna.heard());
        }
    }

    @Test
    void allPhonesOfAUserRingAndTheFirstToAnswerHasTheCall() throws Exception {
        try (PhoneUnderTest anna = phone(ANNA, ANNAS);
                PhoneUnderTest desk = phone(BEN, BENS);
                PhoneUnderTest kitchen = phone(BEN, BENS, "transport: tcp")) {
            assertEquals(2, pbx.phonesOf("102"));
            anna.dial("102");
            desk.await(Situation.INCOMING);
            kitchen.await(Situation.INCOMING);
            kitchen.lift();
            kitchen.awaitConnected();
            desk.await("the end of the ringing", state -> state.incoming().isEmpty());
            anna.speak(ANNAS);
            assertHeard(ANNAS, kitchen.heard());
        }
    }

    @ParameterizedTest
    @CsvSource({"udp, PCMA", "tcp, PCMU", "udp, opus/48000/2"})
    void baresipRegistersAndHearsItselfInTheEcho(String transport, String codec) {
        try (Baresip phone = Baresip.builder("104", OTHER.password(), pbx.server())
                .transport(transport)
                .codecs(codec)
                .says(Wav.silence(16000, Duration.ofMillis(500)).then(ANNAS))
                .start()) {
            phone.awaitRegistered();
            phone.call("sip:600@" + pbx.server());
            phone.awaitSaid(Duration.ofMillis(1000));
            phone.hangUp();
            Score score = Score.of(ANNAS, phone.heard());
            System.out.println(codec + " baresip: " + score);
            assertTrue(score.windowed() > 0.9, score::toString);
        }
    }

    @Test
    void baresipAndOurPhoneTalk() throws Exception {
        try (Baresip baresip = Baresip.builder("104", OTHER.password(), pbx.server())
                        .codecs("PCMA")
                        .answersByItself()
                        .says(Wav.silence(16000, Duration.ofMillis(500)).then(ANNAS))
                        .start();
                PhoneUnderTest ben = phone(BEN, BENS)) {
            baresip.awaitRegistered();
            ben.call("104");
            ben.speak(BENS);
            Await.pause(Duration.ofMillis(1000));
            ben.hangUp();
            baresip.awaitClosed();
            assertHeard(ANNAS, ben.heard());
            assertTrue(Score.of(BENS, baresip.heard()).windowed() > 0.9);
        }
    }

    @Test
    void aServiceCallWhosePhoneHasDiedEnds() throws Exception {
        pbx.close();
        pbx = DemoPbx.start(
                PbxSettings.onLoopback(List.of(OTHER)).withQuiet(Duration.ofMillis(400), Duration.ofMillis(400)));
        Baresip phone = Baresip.builder("104", OTHER.password(), pbx.server()).start();
        try (phone) {
            phone.awaitRegistered();
            phone.call("sip:600@" + pbx.server());
            ProcessHandle.of(phone.pid()).orElseThrow().destroyForcibly();
            Await.until("the end of the call", Duration.ofSeconds(3), () -> pbx.serviceCalls() == 0);
        }
    }
}
