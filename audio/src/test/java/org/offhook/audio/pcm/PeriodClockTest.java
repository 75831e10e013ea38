package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeriodClockTest {

    private static final long PERIOD = 20_000_000;

    private final VirtualTicker ticker = new VirtualTicker();
    private final PeriodClock clock = new PeriodClock(ticker, PERIOD);

    @Test
    void workBetweenPeriodsDoesNotShiftTheSchedule() {
        clock.start();
        long start = ticker.now;
        for (int period = 1; period <= 1000; period++) {
            assertEquals(0, clock.await());
            assertEquals(start + period * PERIOD, ticker.now);
            ticker.passMs(period % 19);
        }
    }

    @Test
    void whoComesLateCatchesUpWithoutWaiting() {
        clock.start();
        long start = ticker.now;
        clock.await();
        ticker.passMs(70);
        for (int missed = 0; missed < 3; missed++) {
            long before = ticker.now;
            assertEquals(0, clock.await());
            assertEquals(before, ticker.now);
        }
        assertEquals(0, clock.await());
        assertEquals(start + 5 * PERIOD, ticker.now);
    }

    @Test
    void whoComesFarTooLateLosesPeriodsAndIsOnScheduleAgain() {
        clock.start();
        long start = ticker.now;
        clock.await();
        ticker.passMs(1010);
        assertEquals(49, clock.await());
        assertEquals(0, clock.await());
        assertEquals(0, (ticker.now - start) % PERIOD);
    }

    @Test
    void systemTimeWaitsAlsoForAnInterruptedThread() {
        Thread.currentThread().interrupt();
        long until = System.nanoTime() + 5_000_000;
        Ticker.SYSTEM.waitUntil(until);
        assertTrue(System.nanoTime() >= until);
        assertTrue(Thread.interrupted(), "the interrupt is kept");
    }
}
