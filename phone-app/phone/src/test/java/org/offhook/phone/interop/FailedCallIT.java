package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Sound;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.Wav;

/** Calls that do not come about, and what the user sees and hears of it. */
class FailedCallIT {

    private static final double[] RING_BACK_HZ = {440, 480};
    private static final double[] BUSY_HZ = {480, 620};

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("105").withCodecs("gsm"))
                .start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "101, 612, BUSY, 486, Busy, BUSY",
        "101, 613, UNREACHABLE, 503, Server not available, CONGESTION",
        "101, 999, NOT_FOUND, 404, Number not found, CONGESTION",
        "105, 600, NO_COMMON_CODEC, 488, No common codec, CONGESTION"
    })
    void theScreenSaysWhyAndATonePlays(
            String user, String number, EndReason.Kind kind, int code, String words, Sound.Tone tone) throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, user).start()) {
            phone.registered().dial(number);
            Activity.Ended ended = phone.awaitEnded();
            assertEquals(new EndReason(kind, code, words), ended.reason());
            assertFalse(ended.answered());
            assertEquals(number, ended.party().number());
            assertEquals(Optional.of(tone), phone.tone());
            Duration begins = phone.now();
            Await.pause(Duration.ofMillis(900));
            Duration ends = phone.now();
            phone.hangUp();
            phone.await(Situation.IDLE);
            Wav heard = phone.hangUpAndListen().between(begins.plusMillis(100), ends);
            // Busy and congestion have the same frequencies in another rhythm.
            Hearing.assertTone("the caller", heard, BUSY_HZ);
        }
    }

    @Test
    void whoHearsItRingTooLongHangsUpAndNothingIsLeftAtTheServer() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start()) {
            phone.registered().dial("611");
            phone.await("ringing", state -> phone.tone().equals(Optional.of(Sound.Tone.RING_BACK)));
            assertEquals(Situation.OUTGOING, phone.page());
            assertEquals(1, pbx.channels());
            Duration begins = phone.now();
            Await.pause(Duration.ofMillis(600));
            Duration ends = phone.now();
            phone.pressSoft(4);
            phone.await(Situation.DIAL_TONE);
            phone.await("the end of the call", state -> state.calls().isEmpty());
            Await.until("the end of the channel", TestPhone.LIMIT, () -> pbx.channels() == 0);
            Wav heard = phone.hangUpAndListen().between(begins.plusMillis(100), ends);
            Hearing.assertTone("the caller", heard, RING_BACK_HZ);
        }
    }

    @Test
    void anAnnouncementBeforeTheAnswerIsHeardInsteadOfRinging() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start()) {
            phone.registered().dial("614");
            phone.await("early media", state -> state.calls().stream()
                    .anyMatch(call -> call.state() instanceof CallState.EarlyMedia));
            assertEquals(Optional.empty(), phone.tone());
            Activity.Ended ended = phone.awaitEnded();
            assertFalse(ended.answered());
            assertEquals(EndReason.Kind.NOT_FOUND, ended.reason().kind());
            Duration ends = phone.now();
            Wav heard = phone.hangUpAndListen().between(Duration.ZERO, ends);
            Hearing.assertSpeech("the caller", pbx.speech(), heard);
        }
    }
}
