package org.offhook.provisioning.agent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers a server's challenge with user name and password: digest (RFC 7616) before basic (RFC 7617). */
final class PasswordAnswer {

    private static final List<String> ALGORITHMS = List.of("SHA-256", "MD5");

    private PasswordAnswer() {}

    /**
     * The {@code Authorization} header for a GET.
     *
     * @param clientNonce a word nobody can guess
     * @return empty if none of the challenges can be answered
     */
    static Optional<String> to(
            List<Challenge> challenges, Credentials.Password credentials, URI url, String clientNonce) {
        for (String algorithm : ALGORITHMS) {
            for (Challenge challenge : challenges) {
                if (challenge.scheme().equals("digest")
                        && algorithm.equals(algorithm(challenge))
                        && answerable(challenge)) {
                    return Optional.of(digest(challenge, algorithm, credentials, url, clientNonce));
                }
            }
        }
        boolean basic =
                challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        return basic ? Optional.of(basic(credentials)) : Optional.empty();
    }

    private static String basic(Credentials.Password credentials) {
        byte[] pair = (credentials.user() + ":" + credentials.password().reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String algorithm(Challenge challenge) {
        String named = challenge.parameter("algorithm");
        return named.isEmpty() ? "MD5" : named.toUpperCase(Locale.ROOT);
    }

    private static boolean answerable(Challenge challenge) {
        return !challenge.parameter("nonce").isEmpty() && (!hasQop(challenge) || offersAuth(challenge));
    }

    private static boolean hasQop(Challenge challenge) {
        return !challenge.parameter("qop").isEmpty();
    }

    private static boolean offersAuth(Challenge challenge) {
        return Arrays.asList(challenge.parameter("qop").split("[ ,]+")).contains("auth");
    }

    /** RFC 7616 §3.4; without qop the older form that §3.4.1 of RFC 2617 keeps for old servers. */
    private static String digest(
            Challenge challenge, String algorithm, Credentials.Password credentials, URI url, String clientNonce) {
        String realm = challenge.parameter("realm");
        String nonce = challenge.parameter("nonce");
        String uri = requestTarget(url);
        String who = hash(
                algorithm,
                credentials.user() + ":" + realm + ":" + credentials.password().reveal());
        String what = hash(algorithm, "GET:" + uri);
        boolean qop = hasQop(challenge);
        String middle = qop ? ":00000001:" + clientNonce + ":auth:" : ":";
        StringBuilder header = new StringBuilder("Digest username=").append(quoted(credentials.user()));
        header.append(", realm=").append(quoted(realm));
        header.append(", nonce=").append(quoted(nonce));
        header.append(", uri=").append(quoted(uri));
        header.append(", algorithm=").append(algorithm);
        header.append(", response=").append(quoted(hash(algorithm, who + ":" + nonce + middle + what)));
        if (qop) {
            header.append(", qop=auth, nc=00000001, cnonce=").append(quoted(clientNonce));
        }
        if (!challenge.parameter("opaque").isEmpty()) {
            header.append(", opaque=").append(quoted(challenge.parameter("opaque")));
        }
        return header.toString();
    }

    private static String requestTarget(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String quoted(String text) {
        return "\"" + text.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] sum = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
