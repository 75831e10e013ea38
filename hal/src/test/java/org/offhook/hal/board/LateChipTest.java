package org.offhook.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class LateChipTest {

    private static final LineUse LAMP = new LineUse.Output(2, LineUse.Drive.PUSH_PULL, false, false);
    private static final LineUse KEY = new LineUse.Input(1, LineUse.Bias.PULL_UP, true, true, Duration.ZERO);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring wiring = new SimWiring(8, loop);
    private final SimLines lines = new SimLines("gpiochip0", wiring);
    private final List<String> told = new ArrayList<>();
    private final List<String> edges = new ArrayList<>();
    private boolean there;
    private int opened;

    private final LateChip chip = new LateChip(
            "pi",
            () -> {
                opened++;
                if (!there) {
                    throw new LineException("there is no chip gpiochip0");
                }
                return lines;
            },
            "there is no chip gpiochip0",
            loop,
            trouble -> told.add(trouble.orElse("fine")));

    private void wait(int millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    @Test
    void itIsLookedForEveryThreeSecondsUntilItIsThereAndThenNoMore() throws LineException {
        LineBank bank = chip.take("test", List.of(LAMP), EdgeListener.NONE);
        wait(30_000);
        assertEquals(10, opened);
        assertEquals(List.of("there is no chip gpiochip0"), told);
        bank.write(1, 1);
        assertEquals(1, bank.read());
        there = true;
        wait(3_000);
        assertEquals(List.of("there is no chip gpiochip0", "fine"), told);
        assertTrue(wiring.high(2), "what was told before it came");
        bank.write(1, 0);
        assertFalse(wiring.high(2));
        assertTrue(loop.idle(), "nothing wakes up any more");
    }

    @Test
    void inputsAreInactiveUntilItComesAndAreToldThen() throws LineException {
        SimContact key = wiring.contact(1, SimWiring.GROUND);
        key.close();
        LineBank bank = chip.take("test", List.of(LAMP, KEY), (line, active, _) -> edges.add(line + " " + active));
        assertEquals(0, bank.read());
        there = true;
        wait(3_000);
        assertEquals(List.of("1 true"), edges);
        assertEquals(0b10, bank.read());
        key.open();
        assertEquals(List.of("1 true", "1 false"), edges);
        LineBank later = chip.take(
                "test", List.of(new LineUse.Output(3, LineUse.Drive.PUSH_PULL, false, true)), EdgeListener.NONE);
        assertEquals(1, later.read());
    }

    @Test
    void aLineThatIsTakenIsSaidUntilItIsFree() throws LineException {
        LineBank other = lines.take("other program", List.of(LAMP), EdgeListener.NONE);
        chip.take("test", List.of(LAMP), EdgeListener.NONE);
        there = true;
        wait(3_000);
        assertTrue(told.getLast().contains("other program"), told.toString());
        other.close();
        wait(3_000);
        assertEquals("fine", told.getLast());
    }

    @Test
    void whatIsGivenUpBeforeItComesIsNotTaken() throws LineException {
        chip.take("test", List.of(LAMP), EdgeListener.NONE).close();
        there = true;
        wait(3_000);
        lines.take("other program", List.of(LAMP), EdgeListener.NONE).close();
        chip.close();
        assertTrue(loop.idle());
    }
}
