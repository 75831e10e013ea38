package org.offhook.phone.interop;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** 101 joins two calls; both go through the PBX, and the phone mixes. */
class ConferenceIT {

    private static final Wav USER = Speech.say("Good morning, all three of us are here now.", 16000);
    private static final Wav SECOND = Speech.say("Yes, and I can hear both of you very well.", 16000);
    private static final Wav THIRD = Speech.say("So can I, let us begin with the first item.", 16000);

    private static final int CALL = 1;
    private static final int CONFERENCE = 3;
    private static final int END = 4;

    /** What sound takes to get there, and a change of hold to be heard. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(500);

    /** Correlation of what was coded, and played out of a jitter buffer, twice as often as in a call of two. */
    private static final double TWO_WAYS = 0.8;

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        Peers.require(Peer.ASTERISK);
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

    @Test
    void oneSideHearsTheOtherAndTheUser() throws Exception {
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "101").speech(USER).start()) {
            phone.registered().dial("601");
            phone.await(Situation.CONNECTED);
            invite(phone, "604");
            Duration recorded = phone.now();
            Await.pause(Duration.ofMillis(800));
            Duration joining = phone.now();
            join(phone);
            Await.pause(ON_ITS_WAY);
            Duration joined = phone.now();
            Await.pause(Duration.ofMillis(1000));
            Duration speaks = phone.now();
            phone.say(USER);
            phone.pressSoft(END);
            phone.await("the end of both calls", state -> state.calls().isEmpty());
            quiet();

            Hearing.assertTone(
                    "the user", phone.hangUpAndListen().between(joined, joined.plusMillis(800)), Asterisk.TONE_HZ);
            Wav heard = pbx.recording("101");
            Hearing.assertSilence(
                    "604 before",
                    heard.between(
                            Duration.ofMillis(200), joining.minus(recorded).minusMillis(200)));
            Duration from = joined.minus(recorded);
            Hearing.assertTone("604", heard.between(from, from.plusMillis(800)), Asterisk.TONE_HZ);
            Wav both = heard.between(speaks.minus(recorded), heard.length());
            Hearing.assertSpeech("604", Notch.without(USER, Asterisk.TONE_HZ), Notch.without(both, Asterisk.TONE_HZ));
        }
    }

    @Test
    void threeHearEachOtherAndNobodyHearsHimself() throws Exception {
        try (TestPhone phone =
                        TestPhone.in(folder).user(pbx, "101").speech(USER).start();
                TestPhone second =
                        TestPhone.in(folder).user(pbx, "102").speech(SECOND).start();
                TestPhone third =
                        TestPhone.in(folder).user(pbx, "103").speech(THIRD).start()) {
            second.registered();
            third.registered();
            phone.registered().dial("102");
            answers(second);
            phone.await(Situation.CONNECTED);
            invite(phone, "103", third);
            join(phone);
            Await.pause(ON_ITS_WAY);

            Duration[] whileUser = {phone.now(), second.now(), third.now()};
            phone.say(USER);
            Duration[] whileSecond = {phone.now(), second.now(), third.now()};
            second.say(SECOND);
            Duration[] whileThird = {phone.now(), second.now(), third.now()};
            third.say(THIRD);
            Duration[] end = {phone.now(), second.now(), third.now()};
            second.hangUp();
            phone.await(Situation.CONNECTED);
            third.await(Situation.CONNECTED);
            phone.hangUp();
            third.awaitEnded();
            quiet();

            Wav byUser = phone.hangUpAndListen();
            Wav bySecond = second.hangUpAndListen();
            Wav byThird = third.hangUpAndListen();
            Hearing.assertSpeech("102, of 101", USER, bySecond.between(whileUser[1], whileSecond[1]));
            Hearing.assertSpeech("103, of 101", USER, byThird.between(whileUser[2], whileSecond[2]));
            Hearing.assertSpeech("101, of 102", SECOND, byUser.between(whileSecond[0], whileThird[0]));
            Hearing.assertSpeech("103, of 102", SECOND, byThird.between(whileSecond[2], whileThird[2]), TWO_WAYS);
            Hearing.assertSpeech("101, of 103", THIRD, byUser.between(whileThird[0], end[0]));
            Hearing.assertSpeech("102, of 103", THIRD, bySecond.between(whileThird[1], end[1]), TWO_WAYS);
            Hearing.assertSilence("102, of itself", bySecond.between(whileSecond[1].plus(ON_ITS_WAY), whileThird[1]));
            Hearing.assertSilence("103, of itself", byThird.between(whileThird[2].plus(ON_ITS_WAY), end[2]));
        }
    }

    private static void answers(TestPhone called) {
        called.await(Situation.INCOMING);
        called.lift();
        called.await(Situation.CONNECTED);
    }

    private static void invite(TestPhone phone, String number, TestPhone called) {
        call(phone, number);
        answers(called);
        phone.awaitAccepted(Situation.TWO_CALLS);
    }

    private static void invite(TestPhone phone, String number) {
        call(phone, number);
        phone.awaitAccepted(Situation.TWO_CALLS);
    }

    private static void call(TestPhone phone, String number) {
        phone.pressSoft(CONFERENCE);
        phone.awaitAccepted(Situation.TRANSFER_NUMBER);
        phone.press(number);
        phone.pressSoft(CALL);
    }

    private static void join(TestPhone phone) {
        phone.pressSoft(CONFERENCE);
        phone.awaitAccepted(Situation.CONFERENCE);
    }

    private static void quiet() {
        Await.until("the end of every channel", TestPhone.LIMIT, () -> pbx.channels() == 0);
    }
}
