package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.HandsFree;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Sound;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Wav;

/** Calls that come in from an Asterisk. */
class IncomingCallIT {

    private static final double[] RINGER_HZ = {880, 1109};

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("102"))
                .start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @Test
    void thePhoneRingsWithTheCallersNameAndIsAnsweredByLifting() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start()) {
            phone.registered();
            pbx.originate("101", "610", "Alice <555>");
            phone.await(Situation.INCOMING);
            assertEquals(
                    new Party("Alice", "555"),
                    phone.state().incoming().orElseThrow().party());
            assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
            Duration rings = phone.now();
            Await.pause(Duration.ofMillis(800));
            Duration answered = phone.now();
            phone.lift();
            Call call = phone.awaitConnected();
            assertEquals(Call.Direction.RECEIVED, call.direction());
            Activity.Ended ended = phone.awaitEnded();
            assertEquals(EndReason.Kind.REMOTE_HANG_UP, ended.reason().kind());
            assertEquals("Alice", ended.party().label());
            Duration end = phone.now();
            Wav heard = phone.hangUpAndListen();
            Wav ringing = heard.between(rings.plusMillis(100), answered);
            assertTrue(Levels.rmsDbfs(ringing) > -15, ringing.toString());
            // A warble is two tones by turns, and the turns spread them.
            assertTrue(Levels.toneShare(ringing, RINGER_HZ) > 0.5, ringing.toString());
            Hearing.assertSpeech("the user", pbx.speech(), heard.between(answered, end));
        }
    }

    @Test
    void aLineThatAnswersByItselfIsHeardOnTheSpeaker() throws Exception {
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "101", "autoAnswer: true").start()) {
            phone.registered();
            pbx.originate("101", "610", "Alice <555>");
            phone.awaitConnected();
            assertEquals(HandsFree.SPEAKER, phone.state().desk().handsFree());
            phone.await("the server's hang-up", state -> state.calls().isEmpty());
            Hearing.assertSpeech("the user", pbx.speech(), phone.hangUpAndListen());
        }
    }

    @Test
    void whoIsRejectedHearsBusy() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start();
                TestPhone caller = TestPhone.in(folder).user(pbx, "102").start()) {
            phone.registered();
            caller.registered().dial("101");
            phone.await(Situation.INCOMING);
            assertEquals(
                    new Party("User 102", "102"),
                    phone.state().incoming().orElseThrow().party());
            phone.pressSoft(4);
            Activity.Ended ended = caller.awaitEnded();
            assertEquals(EndReason.Kind.BUSY, ended.reason().kind());
            assertEquals(Optional.of(Sound.Tone.BUSY), caller.tone());
            phone.await(Situation.IDLE);
            assertEquals(0, phone.state().memory().missed().count());
            awaitNoChannels();
        }
    }

    @Test
    void aCallerWhoGivesUpIsAMissedCall() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start();
                TestPhone caller = TestPhone.in(folder).user(pbx, "102").start()) {
            phone.registered();
            caller.registered().dial("101");
            phone.await(Situation.INCOMING);
            caller.await("ringing", state -> caller.tone().equals(Optional.of(Sound.Tone.RING_BACK)));
            caller.hangUp();
            phone.await(Situation.MISSED);
            assertEquals(Optional.empty(), phone.tone());
            assertEquals(1, phone.state().memory().missed().count());
            assertTrue(phone.state().calls().isEmpty());
            caller.await(Situation.IDLE);
            awaitNoChannels();
            phone.press(Key.CANCEL);
            phone.await(Situation.IDLE);
        }
    }

    private static void awaitNoChannels() {
        Await.until("the end of every channel", TestPhone.LIMIT, () -> pbx.channels() == 0);
    }
}
