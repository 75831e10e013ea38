package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Asterisk and baresip against each other: what the tests of the phone rely on. */
class AsteriskTestkitIT {
    private static final AsteriskUser ALICE = AsteriskUser.named("100").withMailbox("4711");
    private static final AsteriskUser BOB = AsteriskUser.named("101");
    private static final Wav ALICE_SAYS = Speech.say("Good morning Bob, this is Alice speaking from the office.", 8000);
    private static final Wav BOB_SAYS = Speech.say("Seven brown foxes are waiting under the old wooden bridge.", 8000);

    private static Asterisk pbx;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder().user(ALICE).user(BOB).start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @Test
    void echoReturnsWhatWasSaid() {
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            alice.call(pbx.uri("600"));
            alice.awaitSaid(Duration.ofMillis(500));
            alice.hangUp();
            Score score = Score.of(ALICE_SAYS, alice.heard());
            assertTrue(score.correlation() > 0.9 && score.coverage() > 0.95, score.toString());
        }
    }

    @Test
    void twoUsersHearEachOtherAndOnlyEachOther() {
        try (Baresip alice = phone(ALICE, ALICE_SAYS);
                Baresip bob = phone(BOB, BOB_SAYS)) {
            alice.dial(pbx.uri("101"));
            bob.awaitIncoming();
            bob.answer();
            alice.awaitEstablished();
            assertEquals(2, pbx.channels());
            alice.awaitSaid(Duration.ofMillis(500));
            bob.awaitSaid(Duration.ofMillis(500));
            bob.hangUp();
            alice.awaitClosed();
            assertHeard(ALICE_SAYS, bob.heard());
            assertHeard(BOB_SAYS, alice.heard());
            assertTrue(Score.of(BOB_SAYS, bob.heard()).correlation() < 0.3);
        }
    }

    @Test
    void wideBandCodecsCarryWideBandSpeech() {
        Wav wide = Speech.say("She sells sea shells by the sea shore.", 16000);
        for (String codec : List.of("G722/16000", "opus/48000/2")) {
            try (Baresip alice =
                    Baresip.builder(ALICE, pbx).codecs(codec).says(wide).start()) {
                alice.awaitRegistered();
                alice.call(pbx.uri("600"));
                alice.awaitSaid(Duration.ofMillis(500));
                alice.hangUp();
                Score score = Score.of(wide, alice.heard());
                assertTrue(score.windowed() > 0.8 && score.coverage() > 0.9, codec + " " + score);
            }
        }
    }

    @Test
    void theToneTheMusicAndTheAnnouncementAreRecognised() {
        assertTrue(Levels.toneShare(heardFrom("601", 1500), Asterisk.TONE_HZ) > 0.95);
        assertTrue(Levels.toneShare(heardFrom("603", 1500), Asterisk.MUSIC_HZ.get(0), Asterisk.MUSIC_HZ.get(1)) > 0.9);
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            alice.call(pbx.uri("610"));
            alice.awaitClosed();
            assertHeard(pbx.speech(), alice.heard());
        }
    }

    @Test
    void aCallersVoiceIsRecordedAtThePbx() {
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            alice.call(pbx.uri("604"));
            alice.awaitSaid(Duration.ofMillis(500));
            alice.hangUp();
        }
        assertHeard(ALICE_SAYS, pbx.recording("100"));
    }

    @Test
    void digitsArrive() {
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            alice.call(pbx.uri("602"));
            alice.press("4096#");
            Await.until(
                    "the digits", Duration.ofSeconds(10), () -> pbx.digitsRead().contains("4096"));
        }
    }

    @Test
    void aMessageIsLeftAndHeardAfterThePin() {
        try (Baresip bob = phone(BOB, BOB_SAYS)) {
            bob.call(pbx.uri("*86100"));
            bob.awaitSaid(Duration.ofMillis(1500));
            bob.hangUp();
        }
        Await.until("the message", Duration.ofSeconds(10), () -> pbx.newMessages("100") == 1);
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            alice.call(pbx.uri("*97"));
            Await.pause(Duration.ofSeconds(1));
            alice.press("4711#");
            Await.pause(Duration.ofSeconds(4));
            alice.press("1");
            Await.until("Asterisk to play the message", Duration.ofSeconds(20), () -> pbx.log()
                    .contains("INBOX/msg0000"));
            alice.hangUp();
        }
    }

    @Test
    void thePbxCallsAUserAndRefusesAsTold() {
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            pbx.originate("100", "610", "Carol <555>");
            alice.awaitIncoming();
            alice.answer();
            alice.awaitClosed();
            assertHeard(pbx.speech(), alice.heard());
            alice.dial(pbx.uri("612"));
            assertTrue(alice.awaitClosed().contains("486"));
            alice.dial(pbx.uri("613"));
            assertTrue(alice.awaitClosed().contains("503"));
            alice.dial(pbx.uri("999"));
            assertTrue(alice.awaitClosed().contains("404"));
            alice.dial(pbx.uri("614"));
            alice.awaitEvent("CALL_PROGRESS");
            assertTrue(alice.awaitClosed().contains("404"));
            assertHeard(pbx.speech(), alice.heard());
            alice.dial(pbx.uri("611"));
            alice.awaitEvent("CALL_RINGING");
            alice.hangUp();
        }
    }

    @Test
    void afterAPowerCutThePbxIsBackOnItsPortWithoutTheConnectionsItHad() {
        try (Asterisk other = Asterisk.builder().user(BOB).start()) {
            int port = other.port();
            try (Baresip bob = Baresip.builder(BOB, other).transport("tcp").start()) {
                bob.awaitRegistered();
                assertTrue(other.contacts("101").getFirst().startsWith("sip:101"));
                other.kill();
            }
            other.startAgain();
            assertEquals(port, other.port());
            assertFalse(other.isRegistered("101"));
            try (Baresip bob = Baresip.builder(BOB, other).start()) {
                bob.awaitRegistered();
                assertTrue(other.isRegistered("101"));
            }
        }
    }

    @Test
    void sippRunsAScenarioAndReportsIt() throws Exception {
        var scenario = java.nio.file.Path.of(getClass().getResource("busy.xml").toURI());
        Sipp.Builder sipp = Sipp.scenario(scenario).target(pbx.host() + ":" + pbx.port());
        Sipp.Result busy = sipp.key("number", "612").run(Duration.ofSeconds(20));
        busy.requireSuccess();
        assertEquals("1", busy.statistics().get("SuccessfulCall(C)"));
        assertTrue(busy.messages().contains("486 Busy"));
        Sipp.Result notFound = sipp.key("number", "999").run(Duration.ofSeconds(20));
        assertEquals(1, notFound.exitCode());
        assertTrue(notFound.errors().contains("404"), notFound.errors());
    }

    private static Baresip phone(AsteriskUser user, Wav says) {
        Baresip phone = Baresip.builder(user, pbx).says(says).start();
        phone.awaitRegistered();
        pbx.awaitRegistered(user.name());
        return phone;
    }

    private static Wav heardFrom(String number, int forMs) {
        try (Baresip alice = phone(ALICE, ALICE_SAYS)) {
            alice.call(pbx.uri(number));
            Await.pause(Duration.ofMillis(forMs));
            alice.hangUp();
            return alice.heard();
        }
    }

    private static void assertHeard(Wav said, Wav heard) {
        Score score = Score.of(said, heard);
        assertTrue(score.windowed() > 0.9 && score.coverage() > 0.9, score.toString());
    }
}
