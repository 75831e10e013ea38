package org.offhook.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.FloatingBank;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;

class SimWiringTest {

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring wiring = new SimWiring(8, loop);
    private final SimLines chip = new SimLines("gpiochip0", wiring);
    private final List<String> edges = new ArrayList<>();

    private static LineUse in(int line, Bias bias) {
        return new LineUse.Input(line, bias, false, true, Duration.ZERO);
    }

    private static LineUse out(int line, Drive drive) {
        return new LineUse.Output(line, drive, false, false);
    }

    private LineBank take(LineUse... uses) throws LineException {
        return chip.take(
                "test",
                List.of(uses),
                (index, active, at) -> edges.add(index + (active ? " up " : " down ") + at / 1000));
    }

    @Test
    void aKeyJoinsItsLines() throws LineException {
        SimContact key = wiring.contact(0, 1);
        LineBank bank = take(out(0, Drive.OPEN_DRAIN), in(1, Bias.PULL_UP));
        assertEquals(0b10, bank.read());
        key.close();
        assertEquals(0b00, bank.read());
        bank.write(1, 1);
        assertEquals(0b11, bank.read());
    }

    @Test
    void threeKeysOfARectangleShowAsFour() throws LineException {
        for (int[] key : new int[][] {{0, 2}, {0, 3}, {1, 2}}) {
            wiring.contact(key[0], key[1]).close();
        }
        LineBank rows = take(out(0, Drive.OPEN_DRAIN), out(1, Drive.OPEN_DRAIN));
        LineBank columns = take(in(2, Bias.PULL_UP), in(3, Bias.PULL_UP));
        rows.write(0b11, 0b01);
        assertEquals(0, columns.read(), "row 1 has no key in column 3, but shows one");
        assertEquals(0, wiring.shorts());
    }

    @Test
    void aDiodeLetsNoGhostThrough() throws LineException {
        for (int[] key : new int[][] {{0, 2}, {0, 3}, {1, 2}}) {
            wiring.contactWithDiode(key[1], key[0]).close();
        }
        LineBank rows = take(out(0, Drive.PUSH_PULL), out(1, Drive.PUSH_PULL));
        LineBank columns = take(in(2, Bias.PULL_UP), in(3, Bias.PULL_UP));
        rows.write(0b11, 0b01);
        assertEquals(0b10, columns.read());
        assertEquals(0, wiring.shorts());
    }

    @Test
    void outputsThatFightAreCounted() throws LineException {
        SimContact wire = wiring.contact(0, 1);
        take(out(0, Drive.PUSH_PULL), out(1, Drive.PUSH_PULL)).write(0b11, 0b01);
        assertEquals(0, wiring.shorts());
        wire.close();
        assertEquals(1, wiring.shorts());
    }

    @Test
    void aContactBouncesAsItsTraceSays() throws LineException {
        SimContact hook = wiring.contact(4, SimWiring.GROUND);
        take(in(4, Bias.PULL_UP));
        hook.move(true, BounceTrace.ofMicros(100, 250));
        loop.advance(Duration.ofMillis(1));
        hook.open();
        assertEquals(List.of("0 down 0", "0 up 100", "0 down 250", "0 up 1000"), edges);
    }

    @Test
    void aLongWireFollowsLate() throws LineException {
        wiring.contact(0, 1).close();
        wiring.settle(Duration.ofNanos(20_000));
        LineBank bank = take(out(0, Drive.PUSH_PULL), in(1, Bias.PULL_UP));
        bank.write(1, 1);
        assertEquals(0b01, bank.read());
        loop.advance(Duration.ofNanos(20_000));
        assertEquals(0b11, bank.read());
    }

    @Test
    void aResistorHoldsWhatNobodyDrives() throws LineException {
        wiring.pullDown(3);
        wiring.pullUp(4);
        assertEquals(0b10, take(in(3, Bias.NONE), in(4, Bias.NONE)).read());
    }

    @Test
    void aLightCountsForHowLongItIsLit() throws LineException {
        SimLed forward = wiring.led(0, 1);
        SimLed backward = wiring.led(1, 0);
        FloatingBank bank = (FloatingBank) take(out(0, Drive.PUSH_PULL), out(1, Drive.PUSH_PULL));
        bank.drive(0b11, 0b01);
        loop.advance(Duration.ofMillis(3));
        assertTrue(forward.lit());
        bank.drive(0b11, 0b10);
        loop.advance(Duration.ofMillis(5));
        bank.drive(0b10, 0b10);
        loop.advance(Duration.ofMillis(7));
        assertFalse(backward.lit());
        assertEquals(3_000_000, forward.litNanos());
        assertEquals(5_000_000, backward.litNanos());
    }

    @Test
    void aTakenLineIsRefusedWithItsOwner() throws LineException {
        LineBank bank = take(in(2, Bias.NONE));
        LineException taken = assertThrows(LineException.class, () -> take(in(1, Bias.NONE), in(2, Bias.NONE)));
        assertEquals("line 2 of gpiochip0 is taken by \"test\"", taken.getMessage());
        bank.close();
        take(in(2, Bias.NONE));
        LineException none = assertThrows(LineException.class, () -> take(in(8, Bias.NONE)));
        assertEquals("gpiochip0 has no line 8, only 0 to 7", none.getMessage());
    }

    @Test
    void aChipThatIsGoneAnswersNothing() throws LineException {
        LineBank bank = chip.take("test", List.of(in(2, Bias.NONE)), EdgeListener.NONE);
        chip.gone(true);
        assertThrows(LineException.class, bank::read);
        chip.gone(false);
        assertEquals(0, bank.read());
    }
}
