package org.offhook.phone.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.web.http.WebSocket;
import org.offhook.phone.web.http.WebSocketHandler;

/**
 * One open page. It is told the state with the screen whenever either changes:
 *
 * <pre>
 * {"type": "state", "screen": [four rows of cells], "browserSound": true if /sound is there,
 *  …the fields of /api/v1/state}
 * {"type": "beat"}                       nothing has changed for a while
 * {"type": "error", "detail": "…"}       what the page sent was wrong
 * </pre>
 *
 * and sends <code>{"press": "SK1"}</code> and <code>{"release": "SK1"}</code>, by {@link KeyWords}.
 */
final class LiveSocket implements WebSocketHandler {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final PhonePort phone;
    private final LiveFeed feed;
    private final boolean browserSound;
    private final InstantSource clock;
    private final Set<Key> held = new HashSet<>(); // connection's thread
    private volatile LiveFeed.Watch watch;
    private volatile boolean open = true;
    private WebSocket socket;

    LiveSocket(PhonePort phone, LiveFeed feed, boolean browserSound, InstantSource clock) {
        this.phone = phone;
        this.feed = feed;
        this.browserSound = browserSound;
        this.clock = clock;
    }

    @Override
    public void opened(WebSocket opened) {
        socket = opened;
        watch = feed.watch();
        Thread.ofVirtual().name("offhook-web-live").start(this::tell);
    }

    @Override
    public void text(String message) {
        try {
            Map<String, Object> fields =
                    Json.object(message.getBytes(StandardCharsets.UTF_8), Set.of("press", "release"));
            move(fields, "press", true);
            move(fields, "release", false);
        } catch (Json.BadJson | IllegalArgumentException e) {
            sendError(e.getMessage());
        }
    }

    @Override
    public void binary(byte[] message, int length) {
        sendError("This socket takes text.");
    }

    @Override
    public void closed() {
        open = false;
        watch.close();
        held.forEach(key -> phone.post(new PhoneEvent.KeyReleased(key)));
    }

    private void move(Map<String, Object> fields, String field, boolean down) {
        if (!(fields.get(field) instanceof String word)) {
            return;
        }
        for (KeyStroke stroke : KeyWords.read(List.of(word))) {
            switch (stroke) {
                case KeyStroke.Press press
                when down -> {
                    held.add(press.key());
                    phone.post(new PhoneEvent.KeyPressed(press.key()));
                }
                case KeyStroke.Press press -> {
                    if (held.remove(press.key())) {
                        phone.post(new PhoneEvent.KeyReleased(press.key()));
                    }
                }
                case KeyStroke.Handset handset when down -> handset.events().forEach(phone::post);
                case KeyStroke.Handset _ -> {}
            }
        }
    }

    /** On a thread of its own: a page that does not listen holds up nobody else. */
    private void tell() {
        PhoneState told = null;
        List<String> shown = List.of();
        long last = System.nanoTime();
        try {
            while (open && !feed.closed()) {
                PhoneState state = phone.state();
                List<String> rows = phone.screenRows();
                long now = System.nanoTime();
                if (state != told || !rows.equals(shown)) {
                    socket.sendText(stateWithScreen(state, rows));
                    told = state;
                    shown = rows;
                    last = now;
                } else if (now - last > BEAT.toNanos()) {
                    socket.sendText("{\"type\":\"beat\"}");
                    last = now;
                }
                watch.await(LOOK_EVERY);
            }
        } catch (IOException e) {
            // The page is gone; the connection's thread notices too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String stateWithScreen(PhoneState state, List<String> rows) {
        return Json.write(out -> {
            out.writeStartObject();
            out.writeStringField("type", "state");
            out.writeArrayFieldStart("screen");
            for (String row : rows) {
                out.writeString(row);
            }
            out.writeEndArray();
            out.writeBooleanField("browserSound", browserSound);
            StateJson.writeFields(out, state, clock.instant());
            out.writeEndObject();
        });
    }

    private void sendError(String sentence) {
        try {
            socket.sendText(Json.write(out -> {
                out.writeStartObject();
                out.writeStringField("type", "error");
                out.writeStringField("detail", sentence);
                out.writeEndObject();
            }));
        } catch (IOException e) {
            // Nobody is there to read it.
        }
    }
}
