package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, over real HTTP. */
class GateTest {

    private final WebFixture web = new WebFixture();

    @AfterEach
    void close() {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/phone.css",
                "/js/main.js",
                "/font-5x8.txt",
                "/icon.svg",
                "/nowhere",
                "/live",
                "/api/v1/state",
                "/api/v1/screen.png",
                "/api/v1/events",
                "/api/v1/openapi.json"
            })
    void everyAddressNeedsTheTokenAlsoOnLoopback(String path) throws Exception {
        HttpResponse<String> answer = web.send(web.request(path));
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("A token is needed"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Basic YTpi",
                WebFixture.TOKEN,
                "Bearer " + WebFixture.TOKEN + "x",
                "Bearer A-token-that-only-tests-know"
            })
    void wrongTokenIsRefused(String authorization) throws Exception {
        HttpResponse<String> answer = web.send(web.request("/api/v1/state").header("Authorization", authorization));
        assertEquals(401, answer.statusCode());
        assertEquals(
                "Bearer realm=\"OffHook\"",
                answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @Test
    void rightTokenIsLetIn() throws Exception {
        assertEquals(200, web.get("/api/v1/state").statusCode());
    }

    @Test
    void printedAddressSetsACookieAndLeadsToTheCleanAddress() throws Exception {
        HttpResponse<String> answer = web.send(HttpRequest.newBuilder(web.server.signInUrl()));
        assertEquals(303, answer.statusCode());
        assertEquals("/", answer.headers().firstValue("Location").orElseThrow());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.startsWith("offhook-" + web.port() + "="), cookie);
        assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(cookie.contains(WebFixture.TOKEN), "the cookie is not the token");
    }

    @Test
    void cookieLetsABrowserIn() throws Exception {
        HttpResponse<String> page = web.send(web.request("/").header("Cookie", "other=1; " + web.cookie()));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<title>OffHook</title>"));
    }

    @Test
    void wrongCookieIsRefused() throws Exception {
        String cookie = web.cookie();
        assertEquals(
                401, web.send(web.request("/").header("Cookie", cookie + "x")).statusCode());
    }

    @Test
    void wrongTokenInTheAddressGetsAPageThatSaysSo() throws Exception {
        HttpResponse<String> answer =
                web.send(web.request("/?token=" + "x".repeat(24)).header("Accept", "text/html,*/*"));
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("<h1>Not signed in</h1><p>The token is wrong."), answer.body());
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void tokenInTheAddressGoesForThePageAlone() throws Exception {
        assertEquals(
                401,
                web.send(web.request("/api/v1/state?token=" + WebFixture.TOKEN)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT"})
    void foreignHostIsRefusedEvenWithTheToken(String host) throws Exception {
        String answer = RawClient.ask(
                web.port(),
                "GET /api/v1/state HTTP/1.1\r\nHost: " + host.replace("PORT", "" + web.port())
                        + "\r\nAuthorization: Bearer " + WebFixture.TOKEN + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"})
    void namesOfThisMachineGo(String host) throws Exception {
        String answer = RawClient.ask(
                web.port(),
                "GET /api/v1/state HTTP/1.1\r\nHost: " + host.replace("PORT", "" + web.port())
                        + "\r\nAuthorization: Bearer " + WebFixture.TOKEN + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null", "", "http://127.0.0.1"})
    void foreignOriginIsRefusedEvenWithTheToken(String origin) throws Exception {
        assertEquals(
                403,
                web.send(web.signed("/api/v1/state").header("Origin", origin)).statusCode());
    }

    @Test
    void ownOriginGoes() throws Exception {
        assertEquals(
                200,
                web.send(web.signed("/api/v1/state").header("Origin", web.origin()))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void cookieThatABrowserSendsForAnotherSiteIsRefused(String site) throws Exception {
        assertEquals(
                403,
                web.send(web.request("/api/v1/state")
                                .header("Cookie", web.cookie())
                                .header("Sec-Fetch-Site", site))
                        .statusCode());
    }

    @Test
    void cookieAloneChangesNothingWithoutAnOrigin() throws Exception {
        HttpRequest.Builder keys = web.request("/api/v1/keys")
                .header("Cookie", web.cookie())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"keys\":\"5\"}"));
        assertEquals(403, web.send(keys).statusCode());
        assertEquals(List.of(), web.pressed());
        assertEquals(202, web.send(keys.header("Origin", web.origin())).statusCode());
    }

    @Test
    void formOfAnotherSiteCannotPressKeys() throws Exception {
        HttpResponse<String> answer = web.send(web.request("/api/v1/keys")
                .header("Cookie", web.cookie())
                .header("Origin", web.origin())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"keys\":\"5\"}")));
        assertEquals(415, answer.statusCode());
    }

    @Test
    void webSocketNeedsTheToken() {
        assertEquals(401, handshake(web.client.newWebSocketBuilder()));
    }

    @Test
    void webSocketOfAnotherSiteIsRefused() throws Exception {
        assertEquals(
                403,
                handshake(web.client
                        .newWebSocketBuilder()
                        .header("Cookie", web.cookie())
                        .header("Origin", "https://evil.example")));
    }

    @Test
    void webSocketByCookieNeedsAnOrigin() throws Exception {
        assertEquals(403, handshake(web.client.newWebSocketBuilder().header("Cookie", web.cookie())));
    }

    private int handshake(WebSocket.Builder builder) {
        URI address = URI.create("ws://127.0.0.1:" + web.port() + "/live");
        try {
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            return assertInstanceOf(WebSocketHandshakeException.class, e.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    @Test
    void everyAnswerKeepsForeignContentOut() throws Exception {
        for (HttpResponse<String> answer : List.of(
                web.get("/"),
                web.get("/api/v1/state"),
                web.get("/nowhere"),
                web.send(web.request("/")),
                web.send(HttpRequest.newBuilder(web.server.signInUrl())))) {
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElseThrow());
        }
    }

    @Test
    void pageHasNoScriptAndNoStyleOfItsOwn() throws Exception {
        String page = web.get("/").body();
        assertFalse(page.contains("<style") || page.contains(" style="), "styles are in files");
        assertFalse(page.matches("(?s).*<script(?![^>]*src=)[^>]*>.*"), "scripts are in files");
        assertFalse(page.matches("(?s).* on[a-z]+=.*"), "no handlers in attributes");
    }

    @Test
    void tokenStandsInNoLog() throws Exception {
        StringBuilder logged = new StringBuilder();
        Handler all = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                logged.append(record.getMessage())
                        .append(List.of(record.getParameters() == null ? new Object[0] : record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        all.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(all);
        try {
            RawClient.ask(
                    web.port(),
                    "GET /?token=" + WebFixture.TOKEN + " HTTP/1.1\r\nHost: localhost:" + web.port()
                            + "\r\nConnection: close\r\n\r\n");
            RawClient.ask(
                    web.port(),
                    "GET /api/v1/state HTTP/1.1\r\nHost: localhost:" + web.port() + "\r\nAuthorization: Bearer "
                            + WebFixture.TOKEN + "\r\nConnection: close\r\n\r\n");
            RawClient.ask(web.port(), "GET /?token=" + WebFixture.TOKEN + " HTTP/9\r\n\r\n");
        } finally {
            root.removeHandler(all);
            root.setLevel(before);
        }
        assertFalse(logged.toString().contains(WebFixture.TOKEN), logged.toString());
        assertEquals("a web token", AccessToken.of(WebFixture.TOKEN).toString());
    }
}
