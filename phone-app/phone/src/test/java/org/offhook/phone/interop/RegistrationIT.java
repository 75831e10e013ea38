package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.core.Situation;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;

/** Registration at an Asterisk. */
class RegistrationIT {

    /** The server grants less than a phone may ask for, so that a test sees refreshes. */
    private static final Duration GRANTED = Duration.ofSeconds(8);

    /** The phone's second wait is 20 s at most. */
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(25);

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder()
                .user(AsteriskUser.named("101"))
                .user(AsteriskUser.named("102").withDigests("SHA-256"))
                .user(AsteriskUser.named("103"))
                .user(AsteriskUser.named("104"))
                .longestRegistration(GRANTED)
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
    @CsvSource({"101, MD5", "102, SHA-256"})
    void thePhoneAnswersTheChallengeAndTakesItsContactAwayAtTheEnd(String user, String algorithm) throws Exception {
        try (TestPhone phone = TestPhone.in(folder).user(pbx, user).start()) {
            phone.registered();
            List<String> contacts = pbx.contacts(user);
            assertEquals(1, contacts.size(), contacts.toString());
            assertTrue(contacts.getFirst().startsWith("sip:" + user + "@127.0.0.1:"), contacts.toString());
            assertTrue(
                    Pattern.compile("Authorization: Digest (?=.*username=\"" + user + "\")(?=.*algorithm=" + algorithm
                                    + "\\b).*")
                            .matcher(pbx.log())
                            .find(),
                    "no credentials by " + algorithm);
        }
        assertFalse(pbx.isRegistered(user));
    }

    @Test
    void aWrongPasswordIsSaidInPlainWordsAndNotTriedAgainAndAgain() throws Exception {
        int before = registersSent();
        try (TestPhone phone = TestPhone.in(folder)
                .account("103", "wrong", pbx.host() + ":" + pbx.port())
                .start()) {
            phone.await("refusal", state -> status(state, 1).state() == State.FAILED);
            assertEquals(
                    "The server refuses user name or password",
                    status(phone.state(), 1).reason());
            Await.pause(Duration.ofSeconds(3));
            int sent = registersSent() - before;
            assertTrue(sent >= 2 && sent <= 3, sent + " REGISTER requests");
        }
        assertFalse(pbx.isRegistered("103"));
    }

    @Test
    void aLineThatIsRefusedLeavesTheOtherOneInService() throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .account("103", "wrong", pbx.host() + ":" + pbx.port())
                .user(pbx, "101")
                .start()) {
            phone.await(
                    "a refused and a good line",
                    state -> status(state, 1).state() == State.FAILED
                            && status(state, 2).state() == State.REGISTERED);
            phone.dial("600");
            assertEquals(new LineId(2), phone.awaitConnected().line());
        }
    }

    @Test
    void aPhoneRegisteredOverTcpIsCalledOverItsConnection() throws Exception {
        try (TestPhone phone =
                TestPhone.in(folder).user(pbx, "104", "transport: tcp").start()) {
            phone.registered();
            assertTrue(pbx.contacts("104").getFirst().toLowerCase().contains("transport=tcp"));
            pbx.originate("104", "600", "Alice <555>");
            phone.await(Situation.INCOMING);
            phone.lift();
            phone.awaitConnected();
            phone.hangUp();
            phone.await(Situation.IDLE);
        }
        assertFalse(pbx.isRegistered("104"));
    }

    @Test
    void afterAPowerCutOfTheServerEveryLineComesBackByItself() throws Exception {
        try (TestPhone phone = TestPhone.in(folder)
                .user(pbx, "101")
                .user(pbx, "104", "transport: tcp")
                .start()) {
            phone.registered();
            pbx.kill();
            long killed = System.nanoTime();
            phone.await("the lost server", state -> status(state, 2).state() == State.FAILED);
            assertEquals(
                    "The server 127.0.0.1 cannot be reached",
                    status(phone.state(), 2).reason());
            // What the server remembers of its users in its database runs out meanwhile.
            Duration passed = Duration.ofNanos(System.nanoTime() - killed);
            Await.pause(GRANTED.minus(passed.compareTo(GRANTED) < 0 ? passed : GRANTED));
            pbx.startAgain();
            pbx.awaitRegistered("101");
            Await.until("registration of 104", LONGEST_BACK_OFF, () -> pbx.isRegistered("104"));
            phone.registered();
            pbx.originate("101", "600", "Alice <555>");
            phone.await(Situation.INCOMING);
        }
    }

    private static RegistrationStatus status(PhoneState state, int line) {
        return state.registrations().getOrDefault(new LineId(line), RegistrationStatus.of(State.UNREGISTERED));
    }

    private static int registersSent() {
        return (int) pbx.log()
                .lines()
                .filter(line -> line.startsWith("REGISTER sip:"))
                .count();
    }
}
