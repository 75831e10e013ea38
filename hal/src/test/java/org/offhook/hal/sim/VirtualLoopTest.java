package org.offhook.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualLoopTest {

    private final VirtualLoop loop = new VirtualLoop(Long.MAX_VALUE - 10);
    private final long start = loop.nanos();
    private final List<String> seen = new ArrayList<>();

    @Test
    void eachTaskRunsAtItsTimeEvenWhereTheClockTurnsOver() {
        loop.at(start + 100, () -> seen.add("late at " + (loop.nanos() - start)));
        loop.at(start + 5, () -> seen.add("early at " + (loop.nanos() - start)));
        loop.advance(Duration.ofNanos(99));
        assertEquals(List.of("early at 5"), seen);
        loop.advance(Duration.ofNanos(1));
        assertEquals(List.of("early at 5", "late at 100"), seen);
        assertEquals(2, loop.wakeUps());
    }

    @Test
    void whatATaskGivesForNowRunsNow() {
        loop.at(start + 5, () -> loop.execute(() -> seen.add("at " + (loop.nanos() - start))));
        loop.advance(Duration.ofNanos(50));
        assertEquals(List.of("at 5"), seen);
    }

    @Test
    void idleMeansThatNothingWaits() {
        assertTrue(loop.idle());
        var due = loop.at(start + 5, () -> seen.add("cancelled"));
        assertFalse(loop.idle());
        due.cancel();
        assertTrue(loop.idle());
        loop.advance(Duration.ofDays(1));
        assertEquals(0, loop.wakeUps());
        assertEquals(List.of(), seen);
    }

    @Test
    void aClosedLoopRunsNothing() {
        loop.execute(() -> seen.add("soon"));
        loop.at(start + 1, () -> seen.add("later"));
        loop.close();
        loop.execute(() -> seen.add("too late"));
        loop.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), seen);
    }
}
