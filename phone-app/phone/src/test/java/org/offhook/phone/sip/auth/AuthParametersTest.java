package org.offhook.phone.sip.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthParametersTest {

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("Digest realm=\"a, b\", nonce=\"x\"", Map.of("realm", "a, b", "nonce", "x")),
                Arguments.of("  digest\trealm = \"a\" ,nonce= \"x\"", Map.of("realm", "a", "nonce", "x")),
                Arguments.of("Digest realm=\"a\",\r\n nonce=\"x\"", Map.of("realm", "a", "nonce", "x")),
                Arguments.of("Digest ,, realm=a,,nonce=x,", Map.of("realm", "a", "nonce", "x")),
                Arguments.of("Digest realm=\"a\" nonce=\"x\"", Map.of("realm", "a", "nonce", "x")),
                Arguments.of("Digest realm=\"say \\\"hi\\\" \\\\\"", Map.of("realm", "say \"hi\" \\")),
                Arguments.of("Digest REALM=\"a\", Nonce=\"x\"", Map.of("realm", "a", "nonce", "x")),
                Arguments.of("Digest nonce=YWJj==, realm=a", Map.of("realm", "a", "nonce", "YWJj==")),
                Arguments.of("Digest realm=\"first\", realm=\"second\"", Map.of("realm", "first")),
                Arguments.of("Digest realm=\"never closed, nonce=x", Map.of("realm", "never closed, nonce=x")),
                Arguments.of("Digest realm=\"ends in \\", Map.of("realm", "ends in \\")),
                Arguments.of("Digest realm=, nonce=x", Map.of("realm", "", "nonce", "x")),
                Arguments.of("Digest x=\"1\"\"2\" , realm=a", Map.of("x", "1")),
                Arguments.of("Digest realm=\"\"", Map.of("realm", "")),
                Arguments.of("Digest", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void readsWhatServersWrite(String header, Map<String, String> expected) {
        Map<String, String> values = AuthParameters.parse(header).stream()
                .filter(scheme -> scheme.name().equalsIgnoreCase("Digest"))
                .findFirst()
                .orElseThrow()
                .values();
        expected.forEach((name, value) -> assertEquals(value, values.get(name), name));
    }

    @Test
    void severalChallengesInOneHeaderAreTakenApart() {
        List<AuthParameters.Scheme> schemes = AuthParameters.parse(
                "Basic realm=\"b\", Digest realm=\"d\", nonce=\"1\", NTLM, Digest realm=\"e\", nonce=\"2\"");
        assertEquals(
                List.of("Basic", "Digest", "NTLM", "Digest"),
                schemes.stream().map(AuthParameters.Scheme::name).toList());
        assertEquals("e", schemes.getLast().get("realm"));
    }

    @Test
    void parametersWithoutSchemeAreRead() {
        assertEquals(
                "n2",
                AuthParameters.parse("nextnonce=\"n2\", qop=auth").getFirst().get("nextnonce"));
    }

    @Test
    void anAbsurdlyLongHeaderIsNotRead() {
        assertTrue(AuthParameters.parse("Digest realm=\"" + "x".repeat(10_000) + "\"")
                .isEmpty());
    }
}
