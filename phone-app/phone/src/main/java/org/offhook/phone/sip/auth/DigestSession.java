package org.offhook.phone.sip.auth;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * What we keep of one realm between requests: its latest challenge, and how often the nonce was used. The
 * {@code -sess} algorithms keep the client nonce and first nonce of the challenge (RFC 7616 §3.4.2).
 */
final class DigestSession {

    private final String user;
    private final String password;
    private final Supplier<String> cnonces;
    private DigestChallenge challenge;
    private String sessionNonce;
    private String sessionCnonce;
    private String lastCnonce = "";
    private int uses;

    DigestSession(String user, String password, Supplier<String> cnonces, DigestChallenge challenge) {
        this.user = user;
        this.password = password;
        this.cnonces = cnonces;
        renew(challenge);
    }

    /** A new challenge of the same realm. A nonce that comes again keeps its count. */
    void renew(DigestChallenge newer) {
        boolean sameNonce = challenge != null && challenge.nonce().equals(newer.nonce());
        uses = sameNonce ? uses : 0;
        if (!sameNonce || challenge.session() != newer.session()) {
            sessionNonce = newer.nonce();
            sessionCnonce = newer.session() ? cnonces.get() : "";
        }
        challenge = newer;
    }

    /** {@code nextnonce} of Authentication-Info: the session goes on under another nonce (RFC 7616 §3.5). */
    void nextNonce(String nonce) {
        if (!challenge.nonce().equals(nonce)) {
            challenge = challenge.withNonce(nonce);
            uses = 0;
        }
    }

    boolean lastSent(String cnonce) {
        return !cnonce.isEmpty() && cnonce.equals(lastCnonce);
    }

    boolean proxy() {
        return challenge.space().proxy();
    }

    /** Credentials for one request; counts the nonce. */
    Credentials credentials(String method, String requestUri, byte[] body) {
        uses++;
        boolean counted = challenge.protection() != DigestChallenge.Protection.NONE;
        String cnonce = challenge.session() ? sessionCnonce : counted ? cnonces.get() : "";
        lastCnonce = cnonce;
        String nc = String.format(Locale.ROOT, "%08x", uses);

        StringBuilder header = new StringBuilder(300);
        header.append("Digest username=").append(quote(userName()));
        header.append(", realm=").append(quote(challenge.space().realm()));
        header.append(", nonce=").append(quote(challenge.nonce()));
        header.append(", uri=").append(quote(requestUri));
        header.append(", response=\"")
                .append(response(method, requestUri, body, nc, cnonce))
                .append('"');
        if (!challenge.algorithm().isEmpty()) {
            header.append(", algorithm=").append(challenge.algorithm());
        }
        if (!cnonce.isEmpty()) {
            header.append(", cnonce=").append(quote(cnonce));
        }
        if (challenge.opaque() != null) {
            header.append(", opaque=").append(quote(challenge.opaque()));
        }
        if (counted) {
            header.append(", qop=").append(qop()).append(", nc=").append(nc);
        }
        if (challenge.userHash()) {
            header.append(", userhash=true");
        }
        return new Credentials(proxy(), header.toString());
    }

    private String userName() {
        return challenge.userHash()
                ? challenge.hash().hash(user + ":" + challenge.space().realm())
                : user;
    }

    private String qop() {
        return challenge.protection() == DigestChallenge.Protection.AUTH_INT ? "auth-int" : "auth";
    }

    private String response(String method, String requestUri, byte[] body, String nc, String cnonce) {
        DigestAlgorithm hash = challenge.hash();
        String key = hash.hash(user + ":" + challenge.space().realm() + ":" + password);
        if (challenge.session()) {
            key = hash.hash(key + ":" + sessionNonce + ":" + sessionCnonce);
        }
        String request = method + ":" + requestUri;
        return hash.hash(
                switch (challenge.protection()) {
                    case NONE -> key + ":" + challenge.nonce() + ":" + hash.hash(request);
                    case AUTH -> key + counted(nc, cnonce) + ":auth:" + hash.hash(request);
                    case AUTH_INT ->
                        key + counted(nc, cnonce) + ":auth-int:" + hash.hash(request + ":" + hash.hash(body));
                });
    }

    private String counted(String nc, String cnonce) {
        return ":" + challenge.nonce() + ":" + nc + ":" + cnonce;
    }

    /** A quoted-string (RFC 3261 §25.1). */
    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
