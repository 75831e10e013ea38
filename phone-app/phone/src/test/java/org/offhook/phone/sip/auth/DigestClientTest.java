package org.offhook.phone.sip.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestClientTest {

    private static final byte[] EMPTY = {};
    private static final String URI = "sip:example.org";

    private final AtomicInteger cnonces = new AtomicInteger();
    private final DigestClient client = new DigestClient("bob", "zanzibar", () -> "c" + cnonces.incrementAndGet());

    @ParameterizedTest
    @CsvSource({
        "'MD5,SHA-256',                   SHA-256",
        "'SHA-256,SHA-512-256,MD5',       SHA-512-256",
        "'MD5,MD5-sess',                  MD5",
        "'MD5-sess,MD5',                  MD5-sess",
        "'SHA-256-sess,MD5',              SHA-256-sess",
        "'SHA-512-256-sess,SHA-256',      SHA-512-256-sess",
        "'SHA3-512,MD5,AKAv1-MD5',        MD5",
        "'md5,sha-256',                   sha-256"
    })
    void strongestAlgorithmOfARealmWins(String offered, String chosen) {
        List<Challenge> challenges = List.of(offered.split(",")).stream()
                .map(algorithm -> server("r", "n-" + algorithm, "qop=\"auth\", algorithm=" + algorithm))
                .toList();
        Map<String, String> sent = only(answer(challenges));
        assertEquals(chosen, sent.get("algorithm"));
        assertEquals("n-" + chosen, sent.get("nonce"));
    }

    @Test
    void everyRealmIsAnsweredProxiesAndServersApart() {
        List<Credentials> sent = answer(List.of(server("a", "1", ""), server("b", "2", ""), proxy("a", "3", "")));
        assertEquals(
                List.of("false a 1", "false b 2", "true a 3"),
                sent.stream()
                        .map(credentials -> credentials.proxy() + " "
                                + values(credentials).get("realm") + " "
                                + values(credentials).get("nonce"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"r\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=AKAv2-SHA-256",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-conf\"",
                "Digest realm=\"r\"",
                "Digest realm=\"r\", nonce=\"\"",
                "Digest nonce=\"n\"",
                "Digest realm=\"r\", nonce=\"n\", opaque=\"a\r\nVia: x\"",
                ""
            })
    void aChallengeThatCannotBeAnsweredGetsNoAnswerAndNoRetry(String header) {
        List<Challenge> challenges = List.of(new Challenge(false, header));
        assertFalse(client.mayRetry(challenges));
        assertEquals(List.of(), answer(challenges));
    }

    @Test
    void bodyIsProtectedOnlyWhenNothingElseIsOffered() {
        assertEquals(
                "auth",
                only(answer(List.of(server("r", "1", "qop=\"auth-int,auth\"")))).get("qop"));

        byte[] body = "v=0\r\n".getBytes(StandardCharsets.UTF_8);
        Map<String, String> sent = only(
                client.answer(List.of(server("r", "2", "algorithm=SHA-256, qop=\"auth-int\"")), "INVITE", URI, body));
        DigestAlgorithm sha = DigestAlgorithm.SHA_256;
        String expected = sha.hash(sha.hash("bob:r:zanzibar") + ":2:00000001:" + sent.get("cnonce") + ":auth-int:"
                + sha.hash("INVITE:" + URI + ":" + sha.hash(body)));
        assertEquals("auth-int", sent.get("qop"));
        assertEquals(expected, sent.get("response"));
    }

    @Test
    void headerQuotesWhatTheRfcQuotesAndNothingElse() {
        DigestClient odd = new DigestClient("b\"o\\b", "pw", () -> "cn");
        List<Credentials> sent = odd.answer(
                List.of(server("r", "n", "opaque=\"\", algorithm=\"MD5\", qop=\"auth\", userhash=false, x=y")),
                "REGISTER",
                URI,
                EMPTY);
        String key = DigestAlgorithm.MD5.hash("b\"o\\b:r:pw");
        String response =
                DigestAlgorithm.MD5.hash(key + ":n:00000001:cn:auth:" + DigestAlgorithm.MD5.hash("REGISTER:" + URI));
        assertEquals(
                "Digest username=\"b\\\"o\\\\b\", realm=\"r\", nonce=\"n\", uri=\"sip:example.org\", response=\""
                        + response + "\", algorithm=MD5, cnonce=\"cn\", opaque=\"\", qop=auth, nc=00000001",
                sent.getFirst().headerValue());
    }

    @Test
    void nonceIsCountedOverRequestsAndEachHasItsOwnClientNonce() {
        answer(List.of(server("r", "n", "qop=auth")));
        Map<String, String> second = only(client.preemptive("REGISTER", URI, EMPTY));
        Map<String, String> third = only(client.preemptive("REGISTER", URI, EMPTY));
        assertEquals("00000002", second.get("nc"));
        assertEquals("00000003", third.get("nc"));
        assertNotEquals(second.get("cnonce"), third.get("cnonce"));
        assertNotEquals(second.get("response"), third.get("response"));
    }

    @Test
    void aNewNonceCountsFromOneAndTheSameNonceCountsOn() {
        answer(List.of(server("r", "n", "qop=auth")));
        client.preemptive("REGISTER", URI, EMPTY);
        assertEquals(
                "00000003", only(answer(List.of(server("r", "n", "qop=auth")))).get("nc"));
        assertEquals(
                "00000001", only(answer(List.of(server("r", "m", "qop=auth")))).get("nc"));
    }

    @Test
    void nothingIsSentBeforeTheFirstChallenge() {
        assertEquals(List.of(), client.preemptive("REGISTER", URI, EMPTY));
    }

    @Test
    void wrongPasswordIsNotTriedAgainHoweverFreshTheNonce() {
        client.preemptive("REGISTER", URI, EMPTY);
        assertTrue(client.mayRetry(List.of(server("r", "1", ""))));
        answer(List.of(server("r", "1", "")));
        assertFalse(client.mayRetry(List.of(server("r", "2", ""))));
        assertFalse(client.mayRetry(List.of(server("r", "3", "stale=false"))));
    }

    @Test
    void staleExcusesOneRefusalPerRequest() {
        answer(List.of(server("r", "1", "")));
        List<Challenge> stale = List.of(server("r", "2", "stale=TRUE"));
        assertTrue(client.mayRetry(stale));
        assertEquals("2", only(answer(stale)).get("nonce"));
        assertFalse(client.mayRetry(List.of(server("r", "3", "stale=true"))));
    }

    @Test
    void theNextRequestMayTryAgain() {
        answer(List.of(server("r", "1", "")));
        client.preemptive("REGISTER", URI, EMPTY);
        assertTrue(client.mayRetry(List.of(server("r", "2", ""))), "the old nonce has run out, unsaid");
        answer(List.of(server("r", "2", "")));
        assertFalse(client.mayRetry(List.of(server("r", "3", ""))));
    }

    @Test
    void aServerBehindAProxyIsAnsweredWithTheProxysCredentialsKept() {
        client.preemptive("INVITE", URI, EMPTY);
        answer(List.of(proxy("outer", "p1", "qop=auth")));
        List<Challenge> inner = List.of(server("inner", "s1", "qop=auth"));
        assertTrue(client.mayRetry(inner));
        List<Credentials> both = answer(inner);
        assertEquals(2, both.size());
        Map<String, String> outer = values(both.getFirst());
        assertTrue(both.getFirst().proxy());
        assertEquals("outer", outer.get("realm"));
        assertEquals("00000002", outer.get("nc"));
        assertEquals("inner", values(both.getLast()).get("realm"));
    }

    @Test
    void aServerThatInventsARealmForEveryTryIsGivenUp() {
        client.preemptive("INVITE", URI, EMPTY);
        int tries = 0;
        while (client.mayRetry(List.of(server("realm" + tries, "n", ""))) && tries < 100) {
            List<Credentials> sent = answer(List.of(server("realm" + tries, "n", "")));
            assertTrue(sent.size() <= 8);
            tries++;
        }
        assertEquals(6, tries);
    }

    @Test
    void nextNonceIsUsedFromOne() {
        answer(List.of(server("r", "1", "qop=auth, opaque=\"o\"")));
        client.authenticationInfo("nextnonce=\"2\", qop=auth, nc=00000001");
        Map<String, String> next = only(client.preemptive("REGISTER", URI, EMPTY));
        assertEquals("2", next.get("nonce"));
        assertEquals("00000001", next.get("nc"));
        assertEquals("o", next.get("opaque"));
    }

    @Test
    void nextNonceGoesToTheRealmWhoseClientNonceItNames() {
        List<Credentials> sent = answer(List.of(server("a", "1", "qop=auth"), proxy("b", "2", "qop=auth")));
        String cnonceOfProxy = values(sent.getLast()).get("cnonce");
        client.authenticationInfo("nextnonce=\"9\", cnonce=\"" + cnonceOfProxy + "\"");
        List<Credentials> next = client.preemptive("REGISTER", URI, EMPTY);
        assertEquals("1", values(next.getFirst()).get("nonce"));
        assertEquals("9", values(next.getLast()).get("nonce"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "qop=auth", "nextnonce=\"\"", "nextnonce=\"a\nb\"", "garbage\"=,"})
    void anAuthenticationInfoWithoutNonceChangesNothing(String header) {
        answer(List.of(server("r", "1", "qop=auth")));
        client.authenticationInfo(header);
        assertEquals("1", only(client.preemptive("REGISTER", URI, EMPTY)).get("nonce"));
    }

    @ParameterizedTest
    @CsvSource({"MD5-sess,MD5", "SHA-256-sess,SHA_256", "SHA-512-256-sess,SHA_512_256"})
    void sessionKeyKeepsTheFirstNonceAndClientNonce(String name, DigestAlgorithm hash) {
        Map<String, String> first = only(answer(List.of(server("r", "n1", "qop=auth, algorithm=" + name))));
        client.authenticationInfo("nextnonce=\"n2\"");
        Map<String, String> second = only(client.preemptive("REGISTER", URI, EMPTY));
        String key = hash.hash(hash.hash("bob:r:zanzibar") + ":n1:" + first.get("cnonce"));
        String request = hash.hash("REGISTER:" + URI);
        assertEquals(first.get("cnonce"), second.get("cnonce"));
        assertEquals(
                hash.hash(key + ":n1:00000001:" + first.get("cnonce") + ":auth:" + request), first.get("response"));
        assertEquals(
                hash.hash(key + ":n2:00000001:" + first.get("cnonce") + ":auth:" + request), second.get("response"));
    }

    @Test
    void sessionAlgorithmWithoutQopStillSendsTheClientNonceThatItHashed() {
        Map<String, String> sent = only(answer(List.of(server("r", "n", "algorithm=MD5-sess"))));
        DigestAlgorithm md5 = DigestAlgorithm.MD5;
        String key = md5.hash(md5.hash("bob:r:zanzibar") + ":n:" + sent.get("cnonce"));
        assertEquals(md5.hash(key + ":n:" + md5.hash("REGISTER:" + URI)), sent.get("response"));
        assertFalse(sent.containsKey("nc"));
    }

    @Test
    void noSecretIsPrinted() {
        List<Credentials> sent = answer(List.of(server("r", "n", "")));
        assertFalse(sent.toString().contains(values(sent.getFirst()).get("response")));
        assertFalse(client.toString().contains("zanzibar"));
    }

    @Test
    void randomClientNoncesDiffer() {
        DigestClient random = new DigestClient("bob", "pw");
        random.answer(List.of(server("r", "n", "qop=auth")), "REGISTER", URI, EMPTY);
        String one = only(random.preemptive("REGISTER", URI, EMPTY)).get("cnonce");
        String other = only(random.preemptive("REGISTER", URI, EMPTY)).get("cnonce");
        assertEquals(32, one.length());
        assertNotEquals(one, other);
    }

    private List<Credentials> answer(List<Challenge> challenges) {
        return client.answer(challenges, "REGISTER", URI, EMPTY);
    }

    private static Challenge server(String realm, String nonce, String more) {
        return challenge(false, realm, nonce, more);
    }

    private static Challenge proxy(String realm, String nonce, String more) {
        return challenge(true, realm, nonce, more);
    }

    private static Challenge challenge(boolean proxy, String realm, String nonce, String more) {
        return new Challenge(
                proxy, "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\"" + (more.isEmpty() ? "" : ", " + more));
    }

    private static Map<String, String> only(List<Credentials> credentials) {
        assertEquals(1, credentials.size());
        return values(credentials.getFirst());
    }

    private static Map<String, String> values(Credentials credentials) {
        return AuthParameters.parse(credentials.headerValue()).getFirst().values();
    }
}
