package org.offhook.bench.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PressureTest {

    @Test
    void classStormMakesClassesWhoseMethodsRun() {
        ClassStorm storm = new ClassStorm();
        AtomicInteger classes = new AtomicInteger();
        storm.run(() -> classes.getAndIncrement() < 3);
        assertEquals(60, storm.done());
    }

    @Test
    void compileStormRunsAllItsMethodsAgainEachTurn() {
        CompileStorm storm = new CompileStorm(1_000_000);
        AtomicInteger turns = new AtomicInteger();
        storm.run(() -> turns.getAndIncrement() < 2);
        assertEquals(1000, storm.done());
    }

    @Test
    void allocatorMakesWhatIsDue() {
        Allocator allocator = new Allocator(500);
        AtomicInteger turns = new AtomicInteger();
        allocator.run(() -> turns.getAndIncrement() < 20);
        assertTrue(allocator.done() > 0, allocator.done() + " MB");
    }
}
