package org.offhook.hal.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class LineKeysTest {

    private final VirtualLoop loop = new VirtualLoop(5_000_000_000L);
    private final SimWiring wiring = new SimWiring(8, loop);
    private final SimLines chip = new SimLines("gpiochip0", wiring);
    private final SimContact one = wiring.contact(1, SimWiring.GROUND);
    private final SimContact two = wiring.contact(2, SimWiring.SUPPLY);
    private final KeyLog log = new KeyLog();

    private LineKeys keys() throws LineException {
        LineKeys keys = new LineKeys(
                chip,
                Map.of(
                        Key.DIGIT_1, new Contacts.Wire(1, LineUse.Bias.PULL_UP, true),
                        Key.DIGIT_2, new Contacts.Wire(2, LineUse.Bias.PULL_DOWN, false)),
                Duration.ofMillis(10),
                loop);
        keys.addListener(log);
        loop.settle();
        return keys;
    }

    private void advance(int millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    @Test
    void eachBounceIsOnePressAndOneRelease() throws LineException {
        try (LineKeys keys = keys()) {
            for (BounceTrace trace : BounceTraces.ALL) {
                long at = loop.nanos();
                one.move(true, trace);
                advance(40);
                two.move(true, trace);
                advance(40);
                one.move(false, trace);
                advance(40);
                two.move(false, trace);
                advance(40);
                assertEquals(at, log.events().getFirst().atNanos());
                assertEquals("+1 +2 -1 -2", log.take());
            }
            assertTrue(loop.idle());
            assertEquals(2, keys.keys().size());
        }
    }

    @Test
    void aLateLoopJudgesContactsByTheTimesOfTheirEdges() throws LineException {
        try (LineKeys _ = keys()) {
            int[] pauses = {1, 1, 1, 1, 36, 1, 3};
            loop.execute(() -> {
                for (int pause : pauses) {
                    one.move(!one.closed(), BounceTrace.NONE);
                    loop.stall(Duration.ofMillis(pause));
                }
                one.move(false, BounceTrace.NONE);
                loop.stall(Duration.ofMillis(100));
            });
            loop.settle();
            assertEquals("+1 -1", log.take());
        }
    }

    @Test
    void aKeyHeldAtTheStartIsPressed() throws LineException {
        one.close();
        try (LineKeys _ = keys()) {
            assertEquals("+1", log.take());
            one.open();
            advance(40);
            assertEquals("-1", log.take());
        }
    }

    @Test
    void nothingIsToldOnceClosed() throws LineException {
        keys().close();
        one.close();
        advance(40);
        assertEquals("", log.take());
    }
}
