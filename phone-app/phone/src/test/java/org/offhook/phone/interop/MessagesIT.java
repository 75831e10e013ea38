package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.phone.core.Lamps;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/** Voice messages at an Asterisk: left, announced, listened to. */
class MessagesIT {

    private static final LineId LINE = new LineId(1);
    private static final LampSignal SLOW = new LampSignal(LampColour.RED, LampPattern.SLOW);

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101").withMailbox("4711"))
                .user(AsteriskUser.named("102"))
                .user(AsteriskUser.named("103").withMailbox("4712"))
                .start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @Test
    void aMessageLightsTheLampUntilItIsListenedTo() throws Exception {
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "101", "mailbox: \"*97\"").start()) {
            phone.registered();
            phone.await(
                    "word of an empty mailbox",
                    state -> state.watching().mailboxes().equals(Map.of(LINE, Mailbox.EMPTY)));
            leaveMessage("101");
            phone.await("a new message", state -> mailbox(phone).equals(new Mailbox(true, 1, 0)));
            assertEquals(SLOW, Lamps.of(phone.state()).message());
            assertEquals(
                    "1 message", phone.offHook().frame().text().lines().get(2).strip());
            leaveMessage("101");
            phone.await("a second message", state -> mailbox(phone).fresh() == 2);

            int before = pbx.log().length();
            phone.press(Key.MESSAGE);
            phone.awaitConnected();
            awaitLog(before, "Playing 'vm-password");
            phone.press("4711#");
            awaitLog(before, "Playing 'vm-youhave");
            phone.press("1");
            awaitLog(before, "/INBOX/msg0000");
            phone.press("6");
            awaitLog(before, "/INBOX/msg0001");
            Await.pause(Duration.ofMillis(500));
            phone.press(Key.CANCEL);
            phone.await("that both were listened to", state -> mailbox(phone).equals(new Mailbox(false, 0, 2)));
            phone.await(Situation.IDLE);
            assertEquals(LampSignal.OFF, Lamps.of(phone.state()).message());
        }
    }

    /** Without a mailbox to dial nobody subscribes, and this server tells unasked. */
    @Test
    void aMessageIsToldUnasked() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "103").start()) {
            phone.registered();
            leaveMessage("103");
            phone.await("a new message", state -> mailbox(phone).equals(new Mailbox(true, 1, 0)));
            assertEquals(SLOW, Lamps.of(phone.state()).message());
            assertEquals(0, subscriptions("103"));
        }
    }

    private static long subscriptions(String user) {
        return pbx.cli("pjsip show subscriptions inbound")
                .lines()
                .filter(line -> line.contains("Endpoint: " + user))
                .count();
    }

    private void leaveMessage(String user) throws Exception {
        Wav message = Speech.say("Please call me back when you have heard this.", 16000);
        int before = pbx.newMessages(user);
        try (TestPhone caller =
                TestPhone.in(folder).user(pbx, "102").speech(message).start()) {
            int log = pbx.log().length();
            caller.registered().dial("*86" + user);
            caller.awaitConnected();
            awaitLog(log, "Playing 'beep");
            caller.say(message);
            caller.hangUp();
            caller.await(Situation.IDLE);
        }
        Await.until("the message of " + user, TestPhone.LIMIT, () -> pbx.newMessages(user) == before + 1);
    }

    private static Mailbox mailbox(TestPhone phone) {
        return phone.state().watching().mailbox(LINE);
    }

    private static void awaitLog(int from, String text) {
        Pattern wanted = Pattern.compile(Pattern.quote(text));
        try {
            Await.until("'" + text + "' in Asterisk's log", TestPhone.LIMIT, () -> wanted.matcher(
                            pbx.log().substring(from))
                    .find());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + ":\n" + pbx.log().substring(from), late);
        }
    }
}
