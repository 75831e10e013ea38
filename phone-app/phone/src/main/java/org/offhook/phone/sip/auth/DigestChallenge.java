package org.offhook.phone.sip.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A challenge that we can answer (RFC 7616 §3.3).
 *
 * @param algorithm as the server wrote it, or the empty string
 * @param opaque or null if there was none
 */
record DigestChallenge(
        Space space,
        String nonce,
        String opaque,
        boolean stale,
        String algorithm,
        DigestAlgorithm hash,
        Protection protection,
        boolean userHash) {

    /** Where a password is good: a realm, of proxies or of servers (RFC 3261 §22.1). */
    record Space(boolean proxy, String realm) {}

    /** What the response covers; {@code NONE} is RFC 2069. */
    enum Protection {
        NONE,
        AUTH,
        AUTH_INT
    }

    /** The header's challenges that we understand; none if it is of another scheme or hash, or broken. */
    static List<DigestChallenge> parse(Challenge challenge) {
        List<DigestChallenge> understood = new ArrayList<>();
        for (AuthParameters.Scheme scheme : AuthParameters.parse(challenge.headerValue())) {
            if (scheme.name().equalsIgnoreCase("Digest") && isSound(scheme)) {
                understood.add(read(challenge.proxy(), scheme));
            }
        }
        return understood;
    }

    /** Control characters would come back in our own headers. */
    private static boolean isSound(AuthParameters.Scheme scheme) {
        return scheme.values().containsKey("realm")
                && !scheme.get("nonce").isEmpty()
                && DigestAlgorithm.of(scheme.get("algorithm")).isPresent()
                && (qop(scheme).isEmpty() || protection(scheme) != Protection.NONE)
                && scheme.values().values().stream()
                        .noneMatch(value -> value.chars().anyMatch(c -> c < ' ' || c == 0x7f));
    }

    private static DigestChallenge read(boolean proxy, AuthParameters.Scheme scheme) {
        return new DigestChallenge(
                new Space(proxy, scheme.get("realm")),
                scheme.get("nonce"),
                scheme.values().get("opaque"),
                scheme.get("stale").equalsIgnoreCase("true"),
                scheme.get("algorithm"),
                DigestAlgorithm.of(scheme.get("algorithm")).orElseThrow(),
                protection(scheme),
                scheme.get("userhash").equalsIgnoreCase("true"));
    }

    private static List<String> qop(AuthParameters.Scheme scheme) {
        return Arrays.stream(scheme.get("qop").toLowerCase(Locale.ROOT).split("[, ]+"))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    private static Protection protection(AuthParameters.Scheme scheme) {
        List<String> offered = qop(scheme);
        if (offered.contains("auth")) {
            return Protection.AUTH;
        }
        return offered.contains("auth-int") ? Protection.AUTH_INT : Protection.NONE;
    }

    boolean session() {
        return DigestAlgorithm.isSession(algorithm);
    }

    DigestChallenge withNonce(String next) {
        return new DigestChallenge(space, next, opaque, false, algorithm, hash, protection, userHash);
    }
}
