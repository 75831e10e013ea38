package org.offhook.phone.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.offhook.phone.web.http.HttpAnswer;
import org.offhook.phone.web.http.HttpRequest;

/**
 * Who comes in. Any web site can make a browser call a port of this machine, so a request must name this phone as its host
 * (against DNS rebinding), must not come from a page of another origin (against cross-site requests and WebSockets), and
 * must carry the token, or the cookie that a browser got for it.
 */
final class Gate {

    private static final String BEARER = "Bearer ";

    private final String scheme;
    private final Set<String> hosts;
    private final String cookieName;
    private final String cookieTail;
    private final AccessToken token;
    private final SignedOutPage signedOut = new SignedOutPage();

    /** @param port the one that browsers see */
    Gate(WebSettings settings, int port) {
        boolean secure = settings.tls().isPresent();
        scheme = secure ? "https" : "http";
        hosts = hosts(settings, port, secure ? 443 : 80);
        // Cookies do not mind ports: two phones on one machine need two names.
        cookieName = "offhook-" + port;
        cookieTail = "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
        token = settings.token();
    }

    private static Set<String> hosts(WebSettings settings, int port, int usualPort) {
        Set<String> names = new HashSet<>(settings.hosts());
        names.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        if (!settings.bind().isAnyLocalAddress()) {
            names.add(Hosts.literal(settings.bind()));
        }
        Set<String> hosts = new HashSet<>();
        for (String name : names) {
            hosts.add(name.toLowerCase(Locale.ROOT) + ":" + port);
            if (port == usualPort) {
                hosts.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return hosts;
    }

    /** Why a request is not let in, or nothing if it is. */
    Optional<HttpAnswer> refusal(HttpRequest request) {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return refuse(421, "This phone does not answer by that host name.");
        }
        if (request.has("Origin") && !request.header("Origin").equals(Optional.of(scheme + "://" + host))) {
            return refuse(403, "Another web site may not use this phone.");
        }
        return signsIn(request) ? Optional.empty() : credentials(request);
    }

    private Optional<HttpAnswer> credentials(HttpRequest request) {
        Optional<String> authorization = request.header("Authorization");
        if (authorization.isPresent()) {
            boolean right = authorization.get().startsWith(BEARER)
                    && token.matches(
                            authorization.get().substring(BEARER.length()).strip());
            return right ? Optional.empty() : unauthorised(request, "The token is wrong.");
        }
        if (!cookie(request).map(token::matchesCookie).orElse(false)) {
            return unauthorised(request, "A token is needed: open the address that the phone printed when it started.");
        }
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            return refuse(403, "Another web site may not use this phone.");
        }
        boolean acts = !request.method().equals("GET") && !request.method().equals("HEAD");
        if ((acts || request.has("Upgrade")) && !request.has("Origin")) {
            return refuse(403, "A browser says what page it acts for, and this one does not.");
        }
        return Optional.empty();
    }

    /** True for the printed address, which carries the token for the browser to get a cookie for. */
    boolean signsIn(HttpRequest request) {
        return request.method().equals("GET")
                && request.path().equals("/")
                && request.query().containsKey("token");
    }

    /** The way on to the clean address, with the cookie; or the refusal of a wrong token. */
    HttpAnswer signIn(HttpRequest request) {
        if (!token.matches(request.query().get("token"))) {
            return unauthorised(request, "The token is wrong.").orElseThrow();
        }
        return HttpAnswer.empty(303)
                .with("Location", "/")
                .with("Set-Cookie", cookieName + "=" + token.cookie() + cookieTail)
                .with("Cache-Control", "no-store");
    }

    private Optional<String> cookie(HttpRequest request) {
        for (String pair : request.header("Cookie").orElse("").split(";")) {
            String stripped = pair.strip();
            if (stripped.startsWith(cookieName + "=")) {
                return Optional.of(stripped.substring(cookieName.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** A program gets a problem, a person with a browser a page. */
    private Optional<HttpAnswer> unauthorised(HttpRequest request, String sentence) {
        boolean person = request.path().equals("/")
                && request.header("Accept").orElse("").contains("text/html");
        HttpAnswer answer = person ? signedOut.because(sentence) : Problem.of(401, sentence);
        return Optional.of(
                answer.with("WWW-Authenticate", "Bearer realm=\"OffHook\"").with("Cache-Control", "no-store"));
    }

    private static Optional<HttpAnswer> refuse(int status, String sentence) {
        return Optional.of(Problem.of(status, sentence));
    }
}
