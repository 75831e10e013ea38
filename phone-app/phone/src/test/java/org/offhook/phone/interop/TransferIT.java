package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.Transfer;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.FreePorts;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** 101 hands 102 on: to a number, to 103 who rings, to 103 who has answered. */
class TransferIT {

    private static final Wav QUESTION = Speech.say("Good morning, I was told to speak to you.", 16000);
    private static final Wav ANSWER = Speech.say("Yes, this is the right office for it.", 16000);
    private static final String NOBODY = "999";

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

    @Test
    void blindTransferConnectsTheCallerWithTheTarget() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start();
                TestPhone caller = TestPhone.in(folder).user(pbx, "102").start()) {
            connect(phone, caller);
            number(phone, "601");
            phone.pressSoft(2);
            handedOn(phone);
            Duration from = caller.now().plusMillis(500);
            Await.pause(Duration.ofMillis(1200));
            assertEquals(1, pbx.channels());
            caller.hangUp();
            quiet();
            Hearing.assertTone("102", caller.hangUpAndListen().between(from, from.plusMillis(550)), Asterisk.TONE_HZ);
        }
    }

    @Test
    void blindTransferToANumberThatIsNotThereGivesTheCallerBack() throws Exception {
        try (TestPhone phone =
                        TestPhone.in(folder).user(pbx, "101").speech(QUESTION).start();
                TestPhone caller = TestPhone.in(folder).user(pbx, "102").start()) {
            connect(phone, caller);
            number(phone, NOBODY);
            phone.pressSoft(2);
            phone.await(Situation.TRANSFER_FAILED);
            EndReason reason = assertInstanceOf(
                            Transfer.Failed.class, phone.state().transfer())
                    .reason();
            assertEquals(EndReason.Kind.NOT_FOUND, reason.kind());
            phone.awaitAccepted(Situation.CONNECTED);
            Await.pause(Duration.ofMillis(300));
            Duration from = caller.now();
            phone.say(QUESTION);
            phone.hangUp();
            caller.awaitEnded();
            Wav heard = caller.hangUpAndListen();
            Hearing.assertSpeech("102", QUESTION, heard.between(from, heard.length()));
        }
    }

    /** Two phones without a server; the target is the first one again, which wants no calls. */
    @Test
    void blindTransferToABusyPhoneGivesTheCallerBack() throws Exception {
        int phonePort = FreePorts.one();
        int callerPort = FreePorts.one();
        try (TestPhone phone = TestPhone.in(folder)
                        .account("201", "", "127.0.0.1:" + callerPort, "register: false")
                        .port(phonePort)
                        .start();
                TestPhone caller = TestPhone.in(folder)
                        .account("202", "", "127.0.0.1:" + phonePort, "register: false")
                        .port(callerPort)
                        .start()) {
            phone.pressSoft(3);
            phone.await("do not disturb", state -> state.user().settings().doNotDisturb());
            phone.dial("202");
            caller.await(Situation.INCOMING);
            caller.lift();
            phone.await(Situation.CONNECTED);
            number(phone, "300");
            phone.pressSoft(2);
            phone.await(Situation.TRANSFER_FAILED);
            assertEquals(
                    EndReason.Kind.BUSY,
                    assertInstanceOf(Transfer.Failed.class, phone.state().transfer())
                            .reason()
                            .kind());
            phone.awaitAccepted(Situation.CONNECTED);
            caller.awaitAccepted(Situation.CONNECTED);
        }
    }

    /** Asterisk takes the caller from us before it calls, and ends his call if that fails: there is nobody to be had back. */
    @Test
    void busyNumberOfAPbxThatKeepsTheCallerLeavesNoCallBehind() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start();
                TestPhone caller = TestPhone.in(folder).user(pbx, "102").start()) {
            connect(phone, caller);
            number(phone, "612");
            phone.pressSoft(2);
            phone.await("the end of all calls", state -> state.calls().isEmpty());
            caller.awaitEnded();
            quiet();
        }
    }

    @Test
    void targetThatRingsIsHandedTheCaller() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start();
                TestPhone caller = TestPhone.in(folder).user(pbx, "102").start();
                TestPhone target = TestPhone.in(folder).user(pbx, "103").start()) {
            target.registered();
            connect(phone, caller);
            number(phone, "103");
            phone.pressSoft(1);
            target.await(Situation.INCOMING);
            phone.await(Situation.TRANSFER_RINGING);
            phone.pressSoft(1);
            target.await("the caller's own call", state -> state.incoming()
                    .filter(call -> call.id().equals(new CallId("in-2")))
                    .isPresent());
            target.lift();
            target.await(Situation.CONNECTED);
            handedOn(phone);
            assertEquals(2, pbx.channels());
            target.hangUp();
            caller.awaitEnded();
            quiet();
        }
    }

    @Test
    void afterAConsultationTheTwoOthersHearEachOther() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "101").start();
                TestPhone caller =
                        TestPhone.in(folder).user(pbx, "102").speech(QUESTION).start();
                TestPhone target =
                        TestPhone.in(folder).user(pbx, "103").speech(ANSWER).start()) {
            target.registered();
            connect(phone, caller);
            number(phone, "103");
            phone.press(Key.TRANSFER);
            target.await(Situation.INCOMING);
            target.lift();
            phone.await(Situation.TRANSFER_CONSULTING);
            phone.press(Key.TRANSFER);
            handedOn(phone);
            Await.until("two channels", TestPhone.LIMIT, () -> pbx.channels() == 2);
            Await.pause(Duration.ofMillis(300));
            Duration fromCaller = caller.now();
            Duration fromTarget = target.now();
            caller.say(QUESTION);
            target.say(ANSWER);
            caller.hangUp();
            target.awaitEnded();
            quiet();
            Wav heardByTarget = target.hangUpAndListen();
            Wav heardByCaller = caller.hangUpAndListen();
            Hearing.assertSpeech("103", QUESTION, heardByTarget.between(fromTarget, heardByTarget.length()));
            Hearing.assertSpeech("102", ANSWER, heardByCaller.between(fromCaller, heardByCaller.length()));
        }
    }

    private static void connect(TestPhone phone, TestPhone caller) {
        phone.registered();
        caller.registered().dial("101");
        phone.await(Situation.INCOMING);
        phone.lift();
        phone.await(Situation.CONNECTED);
        caller.await(Situation.CONNECTED);
    }

    private static void number(TestPhone phone, String target) {
        phone.pressSoft(2);
        phone.awaitAccepted(Situation.TRANSFER_NUMBER);
        phone.press(target);
    }

    private static void handedOn(TestPhone phone) {
        assertEquals(EndReason.Kind.TRANSFERRED, phone.awaitEnded().reason().kind());
        phone.await("the end of all calls", state -> state.calls().isEmpty());
    }

    private static void quiet() {
        Await.until("the end of every channel", TestPhone.LIMIT, () -> pbx.channels() == 0);
    }
}
