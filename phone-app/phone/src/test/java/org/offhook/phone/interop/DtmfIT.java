package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.CallState;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;

/** Digits in a call: keys pressed here, as an Asterisk understands them, and what it sends, as the phone does. */
class DtmfIT {

    private static Asterisk pbx;

    /** How much of the log the tests before have written. */
    private int logBefore;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("102").withMailbox("4711"))
                .sipTrace()
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
        "rfc4733, pcma, 1234567890*",
        "rfc4733, opus, 0987654321*",
        "rfc4733, pcmu, 1122233",
        "rfc4733, g722, 4455*66",
        "inband, pcma, 1357*90",
        "inband, pcmu, 2468",
        "info, pcma, 314159",
        "info, opus, 271828*"
    })
    void digitsArriveAsTheyArePressed(String method, String codec, String digits) throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101", "dtmf: " + method, "codecs: [" + codec + "]")
                .start()) {
            call(phone, "602");
            awaitLog("Playing 'beep");
            phone.press(digits + "#");
            awaitLog("offhook-digits ");
            assertEquals(digits, pbx.digitsRead().getLast());
        }
    }

    /** An announcement before the answer that asks for digits. */
    @ParameterizedTest
    @CsvSource({"rfc4733, pcma, 147*", "inband, pcmu, 2580", "info, g722, 369"})
    void digitsArriveBeforeTheAnswer(String method, String codec, String digits) throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101", "dtmf: " + method, "codecs: [" + codec + "]")
                .start()) {
            logBefore = pbx.log().length();
            phone.registered().dial("616");
            phone.await("early media", state -> state.calls().stream()
                    .anyMatch(call -> call.state() instanceof CallState.EarlyMedia));
            awaitLog("Playing 'beep");
            phone.press(digits + "#");
            awaitLog("offhook-digits ");
            assertEquals(digits, pbx.digitsRead().getLast());
            assertEquals(method.equals("info") ? digits + "#" : "", InfoTrace.digits(newLog()));
        }
    }

    /** Asterisk sends events to a phone that takes them, and else tones in the sound (G.711: it hears our own in no other). */
    @ParameterizedTest
    @CsvSource({"617, rfc4733, pcma", "617, rfc4733, opus", "617, inband, pcma", "619, info, pcma"})
    void digitsThatAsteriskSendsAreHeard(String number, String method, String codec) throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101", "dtmf: " + method, "codecs: [" + codec + "]")
                .start()) {
            call(phone, number);
            phone.press("5");
            awaitHeard(phone, Asterisk.ALL_DIGITS);
        }
    }

    @ParameterizedTest
    @CsvSource({"618, rfc4733, pcmu", "618, inband, pcmu", "620, info, pcmu"})
    void digitsThatAsteriskSendsBeforeTheAnswerAreHeard(String number, String method, String codec) throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101", "dtmf: " + method, "codecs: [" + codec + "]")
                .start()) {
            logBefore = pbx.log().length();
            phone.registered().dial(number);
            phone.await("early media", state -> state.calls().stream()
                    .anyMatch(call -> call.state() instanceof CallState.EarlyMedia));
            phone.press("5");
            awaitHeard(phone, Asterisk.ALL_DIGITS);
        }
    }

    private void awaitHeard(TestPhone phone, String digits) {
        awaitLog("SendDTMF");
        phone.await("all digits", state -> state.calls().stream()
                .anyMatch(call -> call.heardDigits().endsWith(digits.substring(digits.length() - 1))));
        assertEquals(digits, phone.state().calls().getFirst().heardDigits());
    }

    @Test
    void theVoiceMailTakesThePin() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "102").start()) {
            call(phone, "*97");
            awaitLog("Playing 'vm-password");
            phone.press("4711#");
            awaitLog("Playing 'vm-youhave");
            assertFalse(newLog().contains("Incorrect password"));
        }
    }

    @Test
    void theVoiceMailRefusesAWrongPin() throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, "102").start()) {
            call(phone, "*97");
            awaitLog("Playing 'vm-password");
            phone.press("4712#");
            awaitLog("Incorrect password '4712' for user '102'");
            assertFalse(newLog().contains("vm-youhave"));
        }
    }

    private void call(TestPhone phone, String number) {
        logBefore = pbx.log().length();
        phone.registered().dial(number);
        phone.awaitConnected();
    }

    private void awaitLog(String text) {
        Pattern wanted = Pattern.compile(Pattern.quote(text));
        try {
            Await.until("'" + text + "' in Asterisk's log", TestPhone.LIMIT, () -> wanted.matcher(newLog())
                    .find());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + ":\n" + newLog(), late);
        }
    }

    private String newLog() {
        return pbx.log().substring(logBefore);
    }
}
