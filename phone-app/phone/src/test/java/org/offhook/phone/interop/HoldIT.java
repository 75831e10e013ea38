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
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Sound;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.FreePorts;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Hold, resume, call waiting and swap. */
class HoldIT {

    private static final Wav GREETING = Speech.say("Good morning, this is the office.", 16000);
    private static final Wav QUESTION = Speech.say("Are you still there, after the music?", 16000);
    private static final Wav ANSWER = Speech.say("Yes, and I have heard six hundred hertz.", 16000);

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
    void whoIsHeldHearsMusicAndBothHearEachOtherAfterwards() throws Exception {
        try (TestPhone holder = TestPhone.in(folder)
                        .user(pbx, "101")
                        .speech(GREETING, QUESTION)
                        .start();
                TestPhone held =
                        TestPhone.in(folder).user(pbx, "102").speech(ANSWER).start()) {
            held.registered();
            holder.registered().dial("102");
            connect(holder, held);
            holder.say(GREETING);

            holder.press(Key.HOLD);
            holder.awaitAccepted(Situation.HELD_BY_ME);
            Await.pause(Duration.ofMillis(300));
            Duration musicBegins = held.now();
            Duration quietBegins = holder.now();
            Await.pause(Duration.ofMillis(1200));
            Duration musicEnds = held.now();
            Duration quietEnds = holder.now();

            holder.press(Key.HOLD);
            holder.awaitAccepted(Situation.CONNECTED);
            Await.pause(Duration.ofMillis(300));
            Duration resumedHolder = holder.now();
            Duration resumedHeld = held.now();
            held.speak();
            holder.say(QUESTION);
            Await.pause(ANSWER.length().minus(QUESTION.length()).plusMillis(500));
            holder.hangUp();
            held.awaitEnded();

            Wav heardByHeld = held.hangUpAndListen();
            Wav heardByHolder = holder.hangUpAndListen();
            Hearing.assertSpeech("102 before", GREETING, heardByHeld.between(Duration.ZERO, musicBegins));
            Hearing.assertMusicOnHold("102", heardByHeld.between(musicBegins, musicEnds));
            Hearing.assertSilence("101", heardByHolder.between(quietBegins, quietEnds));
            Hearing.assertSpeech("102 after", QUESTION, after(resumedHeld, heardByHeld));
            Hearing.assertSpeech("101 after", ANSWER, after(resumedHolder, heardByHolder));
        }
    }

    @Test
    void twoPhonesWithoutAServerShowWhoHoldsWhom() throws Exception {
        int port = FreePorts.one();
        try (TestPhone called = TestPhone.in(folder)
                        .account("202", "", "127.0.0.1:" + port, "register: false")
                        .port(port)
                        .start();
                TestPhone caller = TestPhone.in(folder)
                        .account("201", "", "127.0.0.1:" + port, "register: false")
                        .start()) {
            caller.dial("202");
            connect(caller, called);
            caller.press(Key.HOLD);
            called.await(Situation.HELD_BY_PEER);
            caller.awaitAccepted(Situation.HELD_BY_ME);
            called.press(Key.HOLD);
            called.awaitAccepted(Situation.HELD_BY_ME);
            caller.press(Key.HOLD);
            caller.await(Situation.HELD_BY_PEER);
            called.press(Key.HOLD);
            caller.await(Situation.CONNECTED);
            called.await(Situation.CONNECTED);
        }
    }

    @Test
    void aSecondCallerIsAnsweredAndTheUserSwapsBetweenThem() throws Exception {
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "101").user(pbx, "102").start()) {
            phone.registered();
            pbx.originate("101", "601", "Carol <555>");
            phone.await(Situation.INCOMING);
            phone.lift();
            phone.awaitConnected();
            pbx.originate("102", "603", "Dave <556>");
            phone.await(Situation.INCOMING_DURING_CALL);
            assertEquals(Optional.of(Sound.Tone.CALL_WAITING), phone.tone());
            assertEquals("Dave", phone.state().incoming().orElseThrow().party().name());

            phone.pressSoft(1);
            Duration dave = listen(phone, "Dave");
            phone.pressSoft(1);
            Duration carol = listen(phone, "Carol");
            phone.pressSoft(1);
            Duration daveAgain = listen(phone, "Dave");
            phone.pressSoft(4);
            phone.await(Situation.HELD_BY_ME);
            assertEquals("Carol", phone.state().focus().orElseThrow().party().name());
            phone.pressSoft(1);
            phone.await(Situation.CONNECTED);
            Duration carolAgain = phone.now().plusMillis(300);
            Await.pause(Duration.ofMillis(900));
            phone.hangUp();
            phone.await(Situation.IDLE);
            Await.until("the end of every channel", TestPhone.LIMIT, () -> pbx.channels() == 0);

            Wav heard = phone.hangUpAndListen();
            Hearing.assertMusicOnHold("the user", piece(heard, dave));
            Hearing.assertTone("the user", piece(heard, carol), Asterisk.TONE_HZ);
            Hearing.assertMusicOnHold("the user", piece(heard, daveAgain));
            Hearing.assertTone("the user", piece(heard, carolAgain), Asterisk.TONE_HZ);
        }
    }

    private static void connect(TestPhone caller, TestPhone called) {
        called.await(Situation.INCOMING);
        called.lift();
        called.await(Situation.CONNECTED);
        caller.await(Situation.CONNECTED);
    }

    /** Waits until the user is with that caller and the other one is held, and listens for a while. */
    private static Duration listen(TestPhone phone, String to) {
        phone.await(
                "two calls, with " + to,
                state -> Situation.of(state) == Situation.TWO_CALLS
                        && state.focus().orElseThrow().party().name().equals(to)
                        && TestPhone.holdsAreAccepted(state));
        assertTrue(phone.state().waiting().orElseThrow().heldByMe());
        Duration from = phone.now().plusMillis(300);
        Await.pause(Duration.ofMillis(900));
        return from;
    }

    private static Wav piece(Wav heard, Duration from) {
        return heard.between(from, from.plusMillis(550));
    }

    private static Wav after(Duration from, Wav heard) {
        return heard.between(from, heard.length());
    }
}
