package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class NoncesTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final Nonces nonces = new Nonces(clock);

    @Test
    void eachIsGoodForEachCountOnce() {
        String nonce = nonces.issue();
        assertTrue(nonces.accept(nonce, 1));
        assertFalse(nonces.accept(nonce, 1));
        assertTrue(nonces.accept(nonce, 3));
        assertFalse(nonces.accept(nonce, 2));
    }

    @Test
    void zeroIsNoCount() {
        assertFalse(nonces.accept(nonces.issue(), 0));
    }

    @Test
    void noTwoAreEqual() {
        assertNotEquals(nonces.issue(), nonces.issue());
    }

    @Test
    void afterFiveMinutesItIsOver() {
        String nonce = nonces.issue();
        now = now.plus(Duration.ofMinutes(5).plusMillis(1));
        assertFalse(nonces.accept(nonce, 1));
    }

    @Test
    void anotherServersOrAChangedOneIsRefused() {
        String nonce = nonces.issue();
        assertFalse(new Nonces(clock).accept(nonce, 1));
        char last = nonce.charAt(nonce.length() - 1);
        assertFalse(nonces.accept(nonce.substring(0, nonce.length() - 1) + (last == '0' ? '1' : '0'), 1));
        assertFalse(nonces.accept("", 1));
        assertFalse(nonces.accept("ü".repeat(nonce.length()), 1));
    }
}
