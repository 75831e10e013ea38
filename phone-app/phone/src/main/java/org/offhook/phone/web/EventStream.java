package org.offhook.phone.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.web.http.HttpAnswer;

/** {@code /api/v1/events}: the state now and at each change, as server-sent events. */
final class EventStream {

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final PhonePort phone;
    private final LiveFeed feed;
    private final InstantSource clock;

    EventStream(PhonePort phone, LiveFeed feed, InstantSource clock) {
        this.phone = phone;
        this.feed = feed;
        this.clock = clock;
    }

    HttpAnswer answer() {
        return new HttpAnswer.Stream(
                Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-store"), this::write);
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
        try (LiveFeed.Watch watch = feed.watch()) {
            PhoneState told = null;
            while (!feed.closed()) {
                PhoneState state = phone.state();
                String text = state == told
                        ? ": still here\n\n"
                        : "event: state\ndata: " + StateJson.of(state, clock.instant()) + "\n\n";
                told = state;
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
                watch.await(SIGN_OF_LIFE);
            }
        }
    }
}
