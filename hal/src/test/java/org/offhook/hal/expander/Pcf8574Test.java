package org.offhook.hal.expander;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.line.FloatingBank;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;
import org.offhook.hal.sim.SimBuses;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimPcf8574;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class Pcf8574Test {

    private static final BusAddress.I2c ADDRESS = new BusAddress.I2c(1, 0x38);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring host = new SimWiring(4, loop);
    private final SimLines gpio = new SimLines("gpiochip0", host);
    private final SimWiring wiring = new SimWiring(8, loop);
    private final SimPcf8574 model = new SimPcf8574(wiring, host.contact(2, SimWiring.GROUND));
    private final SimBuses buses = new SimBuses();
    private final List<String> edges = new ArrayList<>();
    private final Pcf8574 chip;

    Pcf8574Test() throws LineException {
        buses.plug(ADDRESS, model);
        chip = new Pcf8574(
                "panel",
                buses.device(ADDRESS),
                Optional.of(new Interrupt(gpio, 2)),
                Duration.ofMillis(10),
                loop,
                _ -> {});
    }

    private LineBank take(LineUse... uses) throws LineException {
        return chip.take(
                "test",
                List.of(uses),
                (index, active, at) -> edges.add(index + (active ? " up " : " down ") + at / 1_000_000));
    }

    private static LineUse in(int line) {
        return new LineUse.Input(line, Bias.PULL_UP, true, true, Duration.ZERO);
    }

    @Test
    void inputsAreHeldHighAndOutputsAreWritten() throws LineException {
        LineBank bank = take(in(0), new LineUse.Output(7, Drive.PUSH_PULL, true, false));
        assertEquals(0b1111_1111, model.latch());
        bank.write(0b10, 0b10);
        assertEquals(0b0111_1111, model.latch());
        long transfers = buses.transfers();
        bank.write(0b10, 0b10);
        assertEquals(transfers, buses.transfers(), "nothing changes");
        assertFalse(bank instanceof FloatingBank);
    }

    @Test
    void aChangeIsToldByTheInterrupt() throws LineException {
        SimContact key = wiring.contact(3, SimWiring.GROUND);
        take(in(3));
        loop.advance(Duration.ofMillis(20));
        key.close();
        loop.advance(Duration.ofMillis(20));
        key.open();
        loop.advance(Duration.ofMillis(20));
        assertEquals(List.of("0 up 20", "0 down 40"), edges);
    }

    @Test
    void afterALossOfPowerOutputsAreAsTheyWere() throws LineException {
        take(new LineUse.Output(7, Drive.OPEN_DRAIN, true, true));
        assertFalse(wiring.high(7));
        model.powerCycle();
        loop.advance(Duration.ofSeconds(5));
        assertFalse(wiring.high(7));
    }

    @Test
    void whatItCannotDoIsRefusedInASentence() {
        LineException source =
                assertThrows(LineException.class, () -> take(new LineUse.Output(1, Drive.OPEN_SOURCE, false, false)));
        assertEquals("line 1 of panel drives low only, so it cannot be an open source", source.getMessage());
        LineException down = assertThrows(
                LineException.class, () -> take(new LineUse.Input(1, Bias.PULL_DOWN, false, true, Duration.ZERO)));
        assertEquals("line 1 of panel has no pull-down, only a pull-up", down.getMessage());
    }
}
