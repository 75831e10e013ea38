package org.offhook.demo.pbx;

import gov.nist.javax.sip.header.ParametersHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Jain;

/**
 * Digest authentication, the server's half (RFC 7616, RFC 8760): a challenge for each algorithm of the user,
 * always with {@code qop="auth"}. For the loop only.
 */
final class DigestServer {

    /** What a request's credentials are worth. */
    sealed interface Verdict {
        record Accepted(User user) implements Verdict {}

        /** None, or wrong ones. */
        record Missing() implements Verdict {}

        /** Right ones for a nonce that is over. */
        record Stale() implements Verdict {}
    }

    private final Users users;
    private final String realm;
    private final Nonces nonces;

    DigestServer(Users users, String realm, InstantSource clock) {
        this.users = users;
        this.realm = realm;
        this.nonces = new Nonces(clock);
    }

    /** @param proxy true to read Proxy-Authorization, false Authorization */
    Verdict check(Request request, boolean proxy) {
        Iterator<?> headers = request.getHeaders(proxy ? "Proxy-Authorization" : "Authorization");
        while (headers.hasNext()) {
            if (headers.next() instanceof ParametersHeader credentials && realm.equals(value(credentials, "realm"))) {
                return check(request, credentials);
            }
        }
        return new Verdict.Missing();
    }

    private Verdict check(Request request, ParametersHeader credentials) {
        Optional<String> algorithm = javaName(value(credentials, "algorithm"));
        Optional<User> user = users.find(value(credentials, "username"));
        boolean offered = user.isPresent()
                && user.get().algorithms().stream()
                        .anyMatch(each -> Optional.of(each).equals(algorithm));
        if (!offered || !value(credentials, "qop").equalsIgnoreCase("auth")) {
            return new Verdict.Missing();
        }
        String expected = response(algorithm.get(), user.get(), request.getMethod(), credentials);
        byte[] given = value(credentials, "response").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given)) {
            return new Verdict.Missing();
        }
        return nonces.accept(value(credentials, "nonce"), count(credentials))
                ? new Verdict.Accepted(user.get())
                : new Verdict.Stale();
    }

    private String response(String algorithm, User user, String method, ParametersHeader credentials) {
        String key = hash(algorithm, user.number() + ":" + realm + ":" + user.password());
        String request = hash(algorithm, method + ":" + value(credentials, "uri"));
        return hash(
                algorithm,
                String.join(
                        ":",
                        key,
                        value(credentials, "nonce"),
                        value(credentials, "nc"),
                        value(credentials, "cnonce"),
                        value(credentials, "qop"),
                        request));
    }

    private static long count(ParametersHeader credentials) {
        try {
            return Long.parseLong(value(credentials, "nc"), 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String value(ParametersHeader header, String name) {
        String value = header.getParameter(name);
        return value == null ? "" : value;
    }

    /** Java's name of the algorithm; the {@code -sess} forms are not offered. */
    private static Optional<String> javaName(String algorithm) {
        return switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "", "MD5" -> Optional.of("MD5");
            case "SHA-256" -> Optional.of("SHA-256");
            default -> Optional.empty();
        };
    }

    private static String hash(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
        }
    }

    /** Adds the challenges to a 401 or 407, those for the user who is said to have sent the request. */
    void challenge(Request request, Response response, boolean proxy, boolean stale) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        List<String> algorithms = Jain.sipUri(from.getAddress())
                .map(SipURI::getUser)
                .flatMap(users::find)
                .map(User::algorithms)
                .orElse(User.MODERN);
        for (String algorithm : algorithms) {
            String value = "Digest realm=\"" + realm + "\", nonce=\"" + nonces.issue() + "\", algorithm=" + algorithm
                    + ", qop=\"auth\"" + (stale ? ", stale=true" : "");
            response.addHeader(Jain.header(proxy ? "Proxy-Authenticate" : "WWW-Authenticate", value));
        }
    }
}
