package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent;

/** The state as it changes: by WebSocket for the page, by server-sent events for programs. */
class LiveTest {

    private final WebFixture web = new WebFixture();
    private final ObjectMapper mapper = new ObjectMapper();

    @AfterEach
    void close() {
        web.close();
    }

    private final class Page implements WebSocket.Listener {

        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        JsonNode until(Predicate<JsonNode> wanted) throws Exception {
            while (true) {
                String message = messages.poll(10, TimeUnit.SECONDS);
                assertNotNull(message, "nothing came");
                JsonNode json = mapper.readTree(message);
                if (wanted.test(json)) {
                    return json;
                }
            }
        }
    }

    private WebSocket open(Page page) throws Exception {
        return web.client
                .newWebSocketBuilder()
                .header("Cookie", web.cookie())
                .header("Origin", web.origin())
                .buildAsync(URI.create("ws://127.0.0.1:" + web.port() + "/live"), page)
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void pageIsToldTheStateAtOnceAndAtEachChange() throws Exception {
        Page page = new Page();
        WebSocket socket = open(page);
        JsonNode first = page.until(message -> true);
        assertEquals("state", first.get("type").asText());
        assertEquals(4, first.get("screen").size());
        assertEquals("down", first.get("hook").asText());
        assertTrue(first.get("browserSound").asBoolean());
        socket.sendText("{\"press\":\"HOOK_UP\"}", true).join();
        page.until(message -> message.get("hook").asText().equals("up"));
        web.phone.arrives("Zoë", "202");
        JsonNode ringing = page.until(message -> message.get("calls").size() == 1);
        assertEquals("\uE006", ringing.at("/screen/0").asText().substring(0, 1), "icons stay icons");
    }

    @Test
    void pageIsToldOfADigitThatTheOtherSideSends() throws Exception {
        Page page = new Page();
        open(page);
        CallId call = web.phone.arrives("Bob", "201");
        web.phone.happens(new PhoneEvent.AnswerRequested(call));
        page.until(message -> message.at("/calls/0/state").asText().equals("connected"));
        web.phone.happens(new PhoneEvent.DigitHeard(call, '5'));
        page.until(message -> message.at("/calls/0/heardDigits").asText().equals("5"));
        web.phone.happens(new PhoneEvent.DigitHeard(call, '#'));
        page.until(message -> message.at("/calls/0/heardDigits").asText().equals("5#"));
    }

    @Test
    void keyIsHeldForAsLongAsThePageHoldsIt() throws Exception {
        WebSocket socket = open(new Page());
        socket.sendText("{\"press\":\"5\"}", true).join();
        assertEquals(new PhoneEvent.KeyPressed(Key.DIGIT_5), web.phone.posted.poll(10, TimeUnit.SECONDS));
        socket.sendText("{\"release\":\"5\"}", true).join();
        assertEquals(new PhoneEvent.KeyReleased(Key.DIGIT_5), web.phone.posted.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void keyIsReleasedWhenThePageIsGone() throws Exception {
        WebSocket socket = open(new Page());
        socket.sendText("{\"press\":\"MUTE\"}", true).join();
        assertEquals(new PhoneEvent.KeyPressed(Key.MUTE), web.phone.posted.poll(10, TimeUnit.SECONDS));
        socket.abort();
        assertEquals(new PhoneEvent.KeyReleased(Key.MUTE), web.phone.posted.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void wrongMessageIsAnsweredWithASentenceAndHarmsNothing() throws Exception {
        Page page = new Page();
        WebSocket socket = open(page);
        for (String wrong : List.of("{\"press\":\"FOO\"}", "nonsense", "{\"hello\":\"1\"}", "[]", "")) {
            socket.sendText(wrong, true).join();
            String detail = page.until(message -> message.get("type").asText().equals("error"))
                    .get("detail")
                    .asText();
            assertTrue(detail.endsWith("."), detail);
        }
        socket.sendBinary(ByteBuffer.wrap(new byte[3]), true).join();
        page.until(message -> message.get("type").asText().equals("error"));
        socket.sendText("{\"press\":\"HOOK_UP\"}", true).join();
        page.until(message -> message.path("hook").asText().equals("up"));
    }

    @Test
    void pageIsToldThatThePhoneEnds() throws Exception {
        Page page = new Page();
        open(page);
        page.until(message -> true);
        web.server.close();
        assertEquals(1001, page.closed.get(10, TimeUnit.SECONDS));
    }

    @Test
    void eventsTellTheStateAtOnceAndAtEachChange() throws Exception {
        HttpResponse<java.io.InputStream> answer =
                web.client.send(web.signed("/api/v1/events").build(), BodyHandlers.ofInputStream());
        assertEquals(
                "text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals("down", event(lines).get("hook").asText());
            web.post("/api/v1/keys", "{\"keys\":\"HOOK_UP\"}");
            assertEquals("up", event(lines).get("hook").asText());
            web.server.close();
            while (lines.readLine() != null) {}
        }
    }

    private JsonNode event(BufferedReader lines) throws Exception {
        assertEquals("event: state", lines.readLine());
        String data = lines.readLine();
        assertTrue(data.startsWith("data: "), data);
        assertEquals("", lines.readLine());
        return mapper.readTree(data.substring("data: ".length()));
    }
}
