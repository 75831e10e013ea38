package org.offhook.phone.sip.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DigestPropertiesTest {

    private static final String CHALLENGE = "Digest realm=\"sip, \\\"x\\\"\", nonce=\"bnVuY2U=\", opaque=\"\", "
            + "qop=\"auth,auth-int\", algorithm=SHA-256, stale=FALSE, userhash=true, charset=UTF-8";

    @Property
    void nothingThatAServerSendsStopsTheClient(@ForAll("headers") List<String> headers) {
        DigestClient client = new DigestClient("bob", "pw", () -> "c");
        List<Challenge> challenges = headers.stream()
                .map(header -> new Challenge(header.length() % 2 == 0, header))
                .toList();
        boolean may = client.mayRetry(challenges);
        List<Credentials> sent = client.answer(challenges, "REGISTER", "sip:x", new byte[0]);
        headers.forEach(client::authenticationInfo);
        client.preemptive("REGISTER", "sip:x", new byte[0]);
        assertEquals(may, !sent.isEmpty());
        for (Credentials credentials : sent) {
            assertTrue(
                    credentials.headerValue().chars().noneMatch(c -> c < ' ' || c == 0x7f),
                    "a header of ours holds a control character");
        }
    }

    @Property
    void whatIsQuotedIsReadBack(@ForAll("text") String realm, @ForAll("text") String opaque) {
        String header = "Digest realm=" + quote(realm) + ",opaque=" + quote(opaque) + ",nonce=\"n\"";
        List<Credentials> sent = new DigestClient("bob", "pw", () -> "c")
                .answer(List.of(new Challenge(true, header)), "REGISTER", "sip:x", new byte[0]);
        AuthParameters.Scheme read =
                AuthParameters.parse(sent.getFirst().headerValue()).getFirst();
        assertEquals(realm, read.get("realm"));
        assertEquals(opaque, read.get("opaque"));
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars(' ', '~')
                .withChars("\"\\,=\u00e9\u4e2d")
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<String>> headers() {
        Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(200);
        Arbitrary<String> shaped = Arbitraries.strings()
                .withChars("Digest realmnoc=\",\\ \t\r\nMD5-SHA256auth")
                .ofMaxLength(200);
        Arbitrary<String> mutated = Arbitraries.integers()
                .between(0, CHALLENGE.length() - 1)
                .list()
                .ofMaxSize(6)
                .flatMap(places -> Arbitraries.chars()
                        .list()
                        .ofSize(places.size())
                        .map(chars -> {
                            StringBuilder text = new StringBuilder(CHALLENGE);
                            for (int i = 0; i < places.size(); i++) {
                                if (chars.get(i) % 3 == 0) {
                                    text.deleteCharAt(Math.min(places.get(i), text.length() - 1));
                                } else {
                                    text.setCharAt(Math.min(places.get(i), text.length() - 1), chars.get(i));
                                }
                            }
                            return text.toString();
                        }));
        return Arbitraries.oneOf(noise, shaped, mutated).list().ofMaxSize(4);
    }
}
