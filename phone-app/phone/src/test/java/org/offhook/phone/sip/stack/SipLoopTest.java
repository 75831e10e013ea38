package org.offhook.phone.sip.stack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SipLoopTest {

    @Test
    void aTaskThatThrowsDoesNotEndTheLoop() throws Exception {
        try (SipLoop loop = new SipLoop()) {
            CompletableFuture<String> alive = new CompletableFuture<>();
            loop.execute(() -> {
                throw new IllegalStateException("one bad message");
            });
            loop.schedule(Duration.ZERO, () -> {
                throw new StackOverflowError();
            });
            loop.schedule(
                    Duration.ofMillis(5),
                    () -> alive.complete(Thread.currentThread().getName()));
            assertEquals("offhook-sip", alive.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aClosedLoopDropsTasksSilently() {
        SipLoop loop = new SipLoop();
        loop.close();
        assertDoesNotThrow(() -> loop.execute(() -> {}));
        assertDoesNotThrow(() -> loop.schedule(Duration.ZERO, () -> {}).cancel());
    }
}
