package org.offhook.phone.core.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinLockTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static PinLock wrong(int times) {
        PinLock lock = PinLock.NONE.with(new PinHash(1, "s", "h"));
        for (int i = 0; i < times; i++) {
            lock = lock.guessedWrong(NOW);
        }
        return lock;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 0", "3, 30", "4, 60", "5, 120", "12, 15360", "13, 28800", "5000, 28800"})
    void waitDoublesUpToALimit(int times, int seconds) {
        Duration wait = Duration.ofSeconds(seconds);
        assertFalse(wrong(times).closed(NOW.plus(wait)));
        assertEquals(seconds > 0, wrong(times).closed(NOW.plus(wait).minusMillis(1)));
    }

    @Test
    void clockThatWasSetBackMakesNobodyWaitLonger() {
        PinLock lock = wrong(3);
        Instant longAgo = Instant.EPOCH;
        assertTrue(lock.closed(longAgo));
        assertEquals(longAgo.plusSeconds(30), lock.opens(longAgo));
    }

    @Test
    void rightPinForgetsTheWrongOnes() {
        assertFalse(wrong(7).guessedRight().closed(NOW));
        assertEquals(0, wrong(7).guessedRight().wrong());
    }
}
