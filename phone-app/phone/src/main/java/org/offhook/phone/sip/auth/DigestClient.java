package org.offhook.phone.sip.auth;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers digest challenges with one user's password (RFC 7616, RFC 8760, RFC 3261 §22). Not thread safe.
 * One instance serves requests that follow each other: a registration, a dialog, a subscription.
 *
 * <pre>
 * headers = preemptive(…)                      at the start of every request, also of the first
 * on 401 and 407, all their challenges:
 *     mayRetry(challenges) ? headers = answer(challenges, …) : give up
 * </pre>
 *
 * Each list holds every Authorization and Proxy-Authorization header that the request has to carry, those
 * for other realms of the same request too; it replaces what the request had.
 */
public final class DigestClient {

    private static final int MAX_REALMS = 8;
    private static final int MAX_ROUNDS = 6;
    private static final int CNONCE_BYTES = 16;

    /** How the request under way stands with a realm. */
    private enum Standing {
        /** Sent on the strength of an earlier challenge, which may be out of date. */
        PREEMPTIVE,
        ANSWERED,
        ANSWERED_AFTER_STALE
    }

    private final String user;
    private final String password;
    private final Supplier<String> cnonces;
    /** In the order of last use. */
    private final Map<DigestChallenge.Space, DigestSession> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<DigestChallenge.Space, Standing> standings = new LinkedHashMap<>();
    private int rounds;

    public DigestClient(String user, String password) {
        this(user, password, randomCnonces());
    }

    /** @param cnonces gives a new client nonce on every call, {@link #randomCnonces} if not for a test */
    public DigestClient(String user, String password, Supplier<String> cnonces) {
        this.user = user;
        this.password = password;
        this.cnonces = cnonces;
    }

    /** Client nonces that nobody can guess; may be shared by any number of clients. */
    public static Supplier<String> randomCnonces() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[CNONCE_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    /**
     * Starts a request: credentials for the realms known so far, each nonce counted on. Empty before the
     * first challenge.
     *
     * @param requestUri exactly as in the request line
     * @param body of the request, for {@code auth-int}; empty array without one
     */
    public List<Credentials> preemptive(String method, String requestUri, byte[] body) {
        rounds = 0;
        standings.clear();
        sessions.keySet().forEach(space -> standings.put(space, Standing.PREEMPTIVE));
        return all(method, requestUri, body);
    }

    /**
     * Whether {@link #answer} is worth sending: not if a realm refuses the password that this request just
     * gave it. {@code stale} excuses the refusal once. A realm that comes up for the first time is fine
     * (a proxy, then the server behind it), but after 6 rounds there is an end.
     */
    public boolean mayRetry(List<Challenge> challenges) {
        Map<DigestChallenge.Space, DigestChallenge> strongest = strongest(challenges);
        if (strongest.isEmpty() || rounds >= MAX_ROUNDS) {
            return false;
        }
        return strongest.values().stream().allMatch(this::mayAnswer);
    }

    private boolean mayAnswer(DigestChallenge challenge) {
        return switch (standings.get(challenge.space())) {
            case null -> true;
            case PREEMPTIVE -> true;
            case ANSWERED -> challenge.stale();
            case ANSWERED_AFTER_STALE -> false;
        };
    }

    /**
     * Credentials for the same request again, the strongest algorithm for each realm: SHA-512-256 before
     * SHA-256 before MD5, of equal ones the first.
     *
     * @return empty if there is no challenge that we understand
     */
    public List<Credentials> answer(List<Challenge> challenges, String method, String requestUri, byte[] body) {
        Map<DigestChallenge.Space, DigestChallenge> strongest = strongest(challenges);
        if (strongest.isEmpty()) {
            return List.of();
        }
        rounds++;
        strongest.values().forEach(this::take);
        forgetOldRealms();
        return all(method, requestUri, body);
    }

    private void take(DigestChallenge challenge) {
        DigestSession known = sessions.get(challenge.space());
        if (known == null) {
            sessions.put(challenge.space(), new DigestSession(user, password, cnonces, challenge));
        } else {
            known.renew(challenge);
        }
        standings.merge(challenge.space(), Standing.ANSWERED, (before, now) -> switch (before) {
            case PREEMPTIVE -> Standing.ANSWERED;
            case ANSWERED, ANSWERED_AFTER_STALE -> Standing.ANSWERED_AFTER_STALE;
        });
    }

    private void forgetOldRealms() {
        while (sessions.size() > MAX_REALMS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
    }

    private List<Credentials> all(String method, String requestUri, byte[] body) {
        return sessions.values().stream()
                .map(session -> session.credentials(method, requestUri, body))
                .toList();
    }

    private static Map<DigestChallenge.Space, DigestChallenge> strongest(List<Challenge> challenges) {
        Map<DigestChallenge.Space, DigestChallenge> strongest = new LinkedHashMap<>();
        for (Challenge header : challenges) {
            for (DigestChallenge challenge : DigestChallenge.parse(header)) {
                strongest.merge(
                        challenge.space(),
                        challenge,
                        (best, other) -> other.hash().compareTo(best.hash()) > 0 ? other : best);
            }
        }
        return strongest;
    }

    /**
     * Authentication-Info of a 2xx response: a {@code nextnonce} in it is used from now on (RFC 7616 §3.5).
     * It names no realm; if it has no client nonce of ours it is taken to be from the server, not a proxy.
     */
    public void authenticationInfo(String headerValue) {
        List<AuthParameters.Scheme> parsed = AuthParameters.parse(headerValue);
        String next = parsed.isEmpty() ? "" : parsed.getFirst().get("nextnonce");
        if (next.isEmpty() || next.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return;
        }
        String cnonce = parsed.getFirst().get("cnonce");
        List<DigestSession> candidates = new ArrayList<>(sessions.values()).reversed();
        candidates.stream()
                .filter(session -> session.lastSent(cnonce))
                .findFirst()
                .or(() ->
                        candidates.stream().filter(session -> !session.proxy()).findFirst())
                .ifPresent(session -> session.nextNonce(next));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DigestClient[" + user + "]";
    }
}
