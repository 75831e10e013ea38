package org.offhook.phone.sip.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples printed in the RFCs. */
class DigestVectorsTest {

    private static final String RFC7616_NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String RFC7616_CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static final String RFC7616_OPAQUE = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS";

    @ParameterizedTest
    @CsvSource({
        "MD5,     8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void rfc7616ExampleWithPlainUserName(String algorithm, String response) {
        Map<String, String> sent = sent(
                new DigestClient("Mufasa", "Circle of Life", () -> RFC7616_CNONCE),
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm + ", nonce=\""
                        + RFC7616_NONCE + "\", opaque=\"" + RFC7616_OPAQUE + "\"",
                "/dir/index.html");
        assertEquals(response, sent.get("response"));
        assertEquals("Mufasa", sent.get("username"));
        assertEquals(algorithm, sent.get("algorithm"));
        assertEquals("auth", sent.get("qop"));
        assertEquals("00000001", sent.get("nc"));
        assertEquals(RFC7616_CNONCE, sent.get("cnonce"));
        assertEquals(RFC7616_OPAQUE, sent.get("opaque"));
        assertEquals("/dir/index.html", sent.get("uri"));
    }

    /** With the hashes of RFC erratum 4897: the example as printed truncates SHA-512 instead of using SHA-512/256. */
    @Test
    void rfc7616ExampleWithUserHashAndSha512Slash256() {
        Map<String, String> sent = sent(
                new DigestClient(
                        "J\u00e4s\u00f8n Doe", "Secret, or not?", () -> "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v"),
                "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, "
                        + "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", "
                        + "opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", charset=UTF-8, userhash=true",
                "/doe.json");
        assertEquals("793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b", sent.get("username"));
        assertEquals("3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5", sent.get("response"));
        assertEquals("true", sent.get("userhash"));
        assertEquals("SHA-512-256", sent.get("algorithm"));
    }

    @Test
    void rfc2617Example() {
        Map<String, String> sent = sent(
                new DigestClient("Mufasa", "Circle Of Life", () -> "0a4f113b"),
                "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                        + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
                "/dir/index.html");
        assertEquals("6629fae49393a05397450978507c4ef1", sent.get("response"));
        assertTrue(!sent.containsKey("algorithm"), "the challenge named none");
    }

    /** The example of RFC 2069 with the response of its erratum. */
    @Test
    void rfc2069ExampleHasNeitherCountNorClientNonce() {
        Map<String, String> sent = sent(
                new DigestClient("Mufasa", "CircleOfLife", () -> "unused"),
                "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                        + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
                "/dir/index.html");
        assertEquals("1949323746fe6a43ef61f9606e7febea", sent.get("response"));
        assertEquals(List.of("username", "realm", "nonce", "uri", "response", "opaque"), List.copyOf(sent.keySet()));
    }

    private static Map<String, String> sent(DigestClient client, String challenge, String uri) {
        List<Credentials> credentials =
                client.answer(List.of(new Challenge(false, challenge)), "GET", uri, new byte[0]);
        assertEquals(1, credentials.size());
        return AuthParameters.parse(credentials.getFirst().headerValue())
                .getFirst()
                .values();
    }
}
