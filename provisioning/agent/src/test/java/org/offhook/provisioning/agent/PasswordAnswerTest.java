package org.offhook.provisioning.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.offhook.provisioning.config.Secret;

class PasswordAnswerTest {

    private static final Credentials.Password MUFASA = new Credentials.Password("Mufasa", new Secret("Circle of Life"));
    private static final URI URL = URI.create("http://www.example.org/dir/index.html");
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    /** RFC 7616 §3.9.1. */
    @Test
    void theExampleOfTheStandardComesOut() {
        List<Challenge> challenges = Challenge.parse(List.of(
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, nonce=\"" + NONCE
                        + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, nonce=\"" + NONCE
                        + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""));
        String strong = PasswordAnswer.to(challenges, MUFASA, URL, CLIENT_NONCE).orElseThrow();
        assertTrue(
                strong.contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\""),
                strong);
        assertTrue(strong.contains("algorithm=SHA-256"), strong);
        String weak = PasswordAnswer.to(challenges.subList(0, 1), MUFASA, URL, CLIENT_NONCE)
                .orElseThrow();
        assertTrue(weak.contains("response=\"8ca523f5e9506fed4657c9700eebdbec\""), weak);
        assertTrue(weak.contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""), weak);
    }

    @Test
    void digestIsPreferredToBasicEvenInOneHeader() {
        List<Challenge> challenges =
                Challenge.parse(List.of("Basic realm=\"a, b=c\", Digest realm=x, nonce=\"n\\\"1\", qop=auth"));
        assertEquals(
                List.of(
                        new Challenge("basic", Map.of("realm", "a, b=c")),
                        new Challenge("digest", Map.of("realm", "x", "nonce", "n\"1", "qop", "auth"))),
                challenges);
        assertTrue(PasswordAnswer.to(challenges, MUFASA, URL, "c").orElseThrow().startsWith("Digest "));
    }

    @Test
    void basicIsAnsweredWhereThereIsNothingElse() {
        assertEquals(
                Optional.of("Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl"),
                PasswordAnswer.to(Challenge.parse(List.of("Basic realm=x")), MUFASA, URL, "c"));
    }

    @Test
    void whatCannotBeAnsweredIsNot() {
        for (String header : List.of(
                "Negotiate",
                "Digest realm=x",
                "Digest realm=x, nonce=1, algorithm=SHA-512-256",
                "Digest realm=x, nonce=1, qop=auth-int",
                "",
                "\"")) {
            assertEquals(
                    Optional.empty(), PasswordAnswer.to(Challenge.parse(List.of(header)), MUFASA, URL, "c"), header);
        }
    }

    @Property
    void noHeaderStopsTheParser(@ForAll String header) {
        assertNotNull(PasswordAnswer.to(Challenge.parse(List.of(header, "Digest " + header)), MUFASA, URL, "c"));
    }
}
