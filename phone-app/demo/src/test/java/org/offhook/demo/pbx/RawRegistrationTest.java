package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.sip.auth.Challenge;
import org.offhook.phone.sip.auth.DigestClient;

/** REGISTER and digest, to the letter. */
class RawRegistrationTest {

    private static final User ANNA = User.withRandomPassword("101", "Anna");
    private static final User GUEST = User.withRandomPassword("103", "Guest").withAnyPhone();

    private DemoPbx pbx;
    private RawPhone phone;
    private DigestClient digest;

    @BeforeEach
    void start() throws Exception {
        pbx = DemoPbx.start(
                PbxSettings.onLoopback(List.of(ANNA, GUEST)).withQuiet(Duration.ofMillis(300), Duration.ofMillis(300)));
        phone = new RawPhone(pbx, "101");
        digest = new DigestClient("101", ANNA.password());
    }

    @AfterEach
    void stop() {
        phone.close();
        pbx.close();
    }

    private String register(String more) throws IOException {
        return phone.askAs(digest, "REGISTER", phone.server(), 1, more, "");
    }

    @Test
    void theChallengeOffersSha256BeforeMd5ButMd5AloneToUnknownMakes() throws Exception {
        String refusal = phone.ask(phone.request("REGISTER", phone.server(), 1));
        assertEquals(401, RawPhone.status(refusal));
        assertEquals(
                List.of(true, false),
                RawPhone.challenges(refusal).stream()
                        .map(challenge -> challenge.headerValue().contains("algorithm=SHA-256"))
                        .toList());
        try (RawPhone guest = new RawPhone(pbx, "103")) {
            List<Challenge> challenges = RawPhone.challenges(guest.ask(guest.request("REGISTER", guest.server(), 1)));
            assertEquals(1, challenges.size());
            assertTrue(challenges.getFirst().headerValue().contains("algorithm=MD5"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "MD5"})
    void eitherAlgorithmRegisters(String algorithm) throws Exception {
        String refusal = phone.ask(phone.request("REGISTER", phone.server(), 1));
        List<Challenge> one = RawPhone.challenges(refusal).stream()
                .filter(challenge -> challenge.headerValue().contains(algorithm))
                .toList();
        String credentials = RawPhone.headers(digest.answer(one, "REGISTER", phone.server(), new byte[0]));
        String answer = phone.ask(phone.request("REGISTER", phone.server(), "", 2, credentials, ""));
        assertEquals(200, RawPhone.status(answer));
        assertTrue(RawPhone.header(answer, "Contact").orElseThrow().contains(phone.contact()));
        assertEquals(1, pbx.phonesOf("101"));
    }

    @Test
    void credentialsThatWereUsedBeforeAreAskedForAnew() throws Exception {
        String refusal = phone.ask(phone.request("REGISTER", phone.server(), 1));
        String credentials =
                RawPhone.headers(digest.answer(RawPhone.challenges(refusal), "REGISTER", phone.server(), new byte[0]));
        assertEquals(
                200, RawPhone.status(phone.ask(phone.request("REGISTER", phone.server(), "", 2, credentials, ""))));
        String replayed = phone.ask(phone.request("REGISTER", phone.server(), "", 3, credentials, ""));
        assertEquals(401, RawPhone.status(replayed));
        assertTrue(RawPhone.challenges(replayed).getFirst().headerValue().contains("stale=true"));
    }

    @Test
    void nobodyRegistersUnderAnotherOnesNumber() throws Exception {
        try (RawPhone thief = new RawPhone(pbx, "103")) {
            assertEquals(403, RawPhone.status(thief.askAs(digest, "REGISTER", thief.server(), 1, "", "")));
            assertEquals(0, pbx.phonesOf("103"));
        }
    }

    @Test
    void aWildcardTakesEveryPhoneAway() throws Exception {
        assertEquals(200, RawPhone.status(register("Expires: 60\r\n")));
        String refusal = phone.ask(phone.request("REGISTER", phone.server(), 10));
        String credentials =
                RawPhone.headers(digest.answer(RawPhone.challenges(refusal), "REGISTER", phone.server(), new byte[0]));
        String all = phone.request("REGISTER", phone.server(), "", 11, credentials + "Expires: 0\r\n", "")
                .replaceFirst("Contact: .*\r\n", "Contact: *\r\n");
        assertEquals(200, RawPhone.status(phone.ask(all)));
        assertEquals(0, pbx.phonesOf("101"));
    }

    @Test
    void tooShortARegistrationIsToldTheLeast() throws Exception {
        String refusal = register("Expires: 3\r\n");
        assertEquals(423, RawPhone.status(refusal));
        assertEquals("10", RawPhone.header(refusal, "Min-Expires").orElseThrow());
    }
}
