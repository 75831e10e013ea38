package org.offhook.hal.expander;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimBuses;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLed;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimMcp23017;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class Mcp23017Test {

    private static final BusAddress.I2c ADDRESS = new BusAddress.I2c(1, 0x20);
    private static final Duration POLL = Duration.ofMillis(10);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring host = new SimWiring(4, loop);
    private final SimLines gpio = new SimLines("gpiochip0", host);
    private final SimWiring wiring = new SimWiring(16, loop);
    private final SimMcp23017 model = new SimMcp23017(wiring, host.contact(2, SimWiring.GROUND));
    private final SimBuses buses = new SimBuses();
    private final List<String> edges = new ArrayList<>();

    Mcp23017Test() {
        buses.plug(ADDRESS, model);
    }

    private Mcp23017 withInterrupt() throws LineException {
        return new Mcp23017("keys", buses.device(ADDRESS), Optional.of(new Interrupt(gpio, 2)), POLL, loop, _ -> {});
    }

    private Mcp23017 polled() throws LineException {
        return new Mcp23017("keys", buses.device(ADDRESS), Optional.empty(), POLL, loop, _ -> {});
    }

    private static LineUse in(int line) {
        return new LineUse.Input(line, Bias.PULL_UP, true, true, Duration.ZERO);
    }

    private static LineUse out(int line, Drive drive) {
        return new LineUse.Output(line, drive, false, false);
    }

    private LineBank take(Mcp23017 chip, LineUse... uses) throws LineException {
        return chip.take(
                "test",
                List.of(uses),
                (index, active, at) -> edges.add(index + (active ? " up " : " down ") + at / 1_000_000));
    }

    private void advance(int millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    private List<Integer> registers(int... addresses) {
        List<Integer> values = new ArrayList<>();
        for (int address : addresses) {
            values.add(model.register(address));
        }
        return values;
    }

    @Test
    void takenLinesAreInTheRegisters() throws LineException {
        Mcp23017 chip = withInterrupt();
        take(
                chip,
                in(1),
                new LineUse.Input(9, Bias.NONE, false, false, Duration.ZERO),
                new LineUse.Output(4, Drive.PUSH_PULL, false, true),
                new LineUse.Output(12, Drive.PUSH_PULL, true, false));
        assertEquals(List.of(0b1110_1111, 0b1110_1111), registers(0x00, 0x01), "IODIR");
        assertEquals(List.of(0b0000_0010, 0), registers(0x04, 0x05), "GPINTEN");
        assertEquals(List.of(0x44, 0x44), registers(0x0a, 0x0b), "IOCON: MIRROR, ODR");
        assertEquals(List.of(0b0000_0010, 0), registers(0x0c, 0x0d), "GPPU");
        assertEquals(List.of(0b0001_0000, 0b0001_0000), registers(0x14, 0x15), "OLAT");
    }

    @Test
    void openOutputsChangeTheirDirectionOnly() throws LineException {
        wiring.pullUp(3);
        Mcp23017 chip = withInterrupt();
        LineBank bank = take(chip, new LineUse.Output(3, Drive.OPEN_DRAIN, true, false));
        assertTrue(wiring.high(3));
        long transfers = buses.transfers();
        bank.write(1, 1);
        assertFalse(wiring.high(3));
        assertEquals(1, bank.read());
        assertEquals(transfers + 2, buses.transfers());
        bank.write(1, 0);
        assertTrue(wiring.high(3));
    }

    @Test
    void aChangeIsToldByTheInterruptAndTheBusIsSilentInBetween() throws LineException {
        SimContact key = wiring.contact(13, SimWiring.GROUND);
        LineBank bank = take(withInterrupt(), in(13));
        advance(100);
        long transfers = buses.transfers();
        advance(1000);
        assertEquals(transfers, buses.transfers());
        key.close();
        advance(7);
        key.open();
        advance(100);
        assertEquals(List.of("0 up 1100", "0 down 1107"), edges);
        assertEquals(0, bank.read());
        assertFalse(host.contact(0, 1).closed());
    }

    @Test
    void aTouchThatIsOverWhenTheChipIsAskedIsToldAllTheSame() throws LineException {
        SimContact key = wiring.contact(0, SimWiring.GROUND);
        take(withInterrupt(), in(0));
        loop.execute(() -> {
            key.close();
            loop.stall(Duration.ofMillis(3));
            key.open();
        });
        advance(100);
        assertEquals(List.of("0 up 0", "0 down 3"), edges);
    }

    @Test
    void withoutAnInterruptLineItIsAskedAtTheStatedRate() throws LineException {
        SimContact key = wiring.contact(0, SimWiring.GROUND);
        LineBank bank = take(polled(), in(0));
        advance(1000);
        long transfers = buses.transfers();
        advance(1000);
        assertEquals(100, buses.transfers() - transfers);
        loop.advance(Duration.ofMillis(5));
        key.close();
        advance(100);
        assertEquals(List.of("0 up 2010"), edges);
        bank.close();
        transfers = buses.transfers();
        advance(10_000);
        assertTrue(buses.transfers() - transfers <= 2, "nobody wants to know");
    }

    @Test
    void aDeviceThatWasGoneIsSetUpAgainAndTellsWhatHasChanged() throws LineException {
        SimContact key = wiring.contact(0, SimWiring.GROUND);
        LineBank bank = take(withInterrupt(), in(0), out(8, Drive.PUSH_PULL));
        bank.write(2, 2);
        buses.pull(ADDRESS);
        LineException gone = assertThrows(LineException.class, bank::read);
        assertEquals("keys: nothing answers at i2c-1 address 0x20", gone.getMessage());
        model.powerCycle();
        key.close();
        advance(3000);
        assertEquals(List.of(), edges);
        buses.plug(ADDRESS, model);
        advance(1000);
        assertEquals(List.of("0 up 4000"), edges);
        assertTrue(wiring.high(8));
        assertEquals(0b11, bank.read());
    }

    @Test
    void aDeviceThatHasLostItsPowerUnseenIsSetUpAgain() throws LineException {
        SimContact key = wiring.contact(0, SimWiring.GROUND);
        take(withInterrupt(), in(0), out(8, Drive.PUSH_PULL)).write(2, 2);
        model.powerCycle();
        assertFalse(wiring.high(8) && model.register(0x15) != 0);
        advance(5000);
        assertTrue(wiring.high(8));
        key.move(true, BounceTrace.NONE);
        advance(10);
        assertEquals("0 up 5000", edges.getLast());
    }

    @Test
    void whatItCannotDoIsRefusedInASentence() throws LineException {
        Mcp23017 chip = withInterrupt();
        take(chip, in(5));
        for (var refused : List.of(
                List.of(
                        new LineUse.Input(3, Bias.PULL_DOWN, false, true, Duration.ZERO),
                        "line 3 of keys has no pull-down, only a pull-up"),
                List.of(in(16), "keys has no line 16, only 0 to 15"),
                List.of(in(5), "line 5 of keys is taken by \"test\""))) {
            LineException e = assertThrows(LineException.class, () -> take(chip, (LineUse) refused.get(0)));
            assertEquals(refused.get(1), e.getMessage());
        }
    }

    @Test
    void aDeviceThatIsSilentAtFirstIsSetUpWhenItAnswers() throws LineException {
        buses.pull(ADDRESS);
        List<Optional<String>> told = new ArrayList<>();
        Mcp23017 chip =
                new Mcp23017("keys", buses.device(ADDRESS), Optional.of(new Interrupt(gpio, 2)), POLL, loop, told::add);
        LineUse activeHigh = new LineUse.Input(1, Bias.PULL_UP, false, true, Duration.ZERO);
        LineBank bank = take(chip, in(0), activeHigh, out(8, Drive.PUSH_PULL));
        assertEquals(0, bank.read(), "what is not known is inactive");
        bank.write(4, 4);
        advance(5000);
        assertEquals(Optional.of("keys: nothing answers at i2c-1 address 0x20"), told.getFirst());
        assertFalse(told.contains(Optional.empty()));
        wiring.contact(0, SimWiring.GROUND).close();
        buses.plug(ADDRESS, model);
        advance(1000);
        assertEquals(Optional.empty(), told.getLast());
        assertEquals(List.of("0 up 6000", "1 up 6000"), edges);
        assertTrue(wiring.high(8));
        assertEquals(0b111, bank.read());
    }

    @Test
    void outputsCanBeLetGoAndNoLightFlashesMeanwhile() throws LineException {
        List<SimLed> leds = new ArrayList<>();
        int[][] pairs = {{0, 1}, {1, 0}, {1, 8}, {8, 1}, {0, 8}, {8, 0}};
        for (int[] pair : pairs) {
            leds.add(wiring.led(pair[0], pair[1]));
        }
        FloatingBank bank = (FloatingBank)
                take(withInterrupt(), out(0, Drive.PUSH_PULL), out(1, Drive.PUSH_PULL), out(8, Drive.PUSH_PULL));
        List<String> flashes = new ArrayList<>();
        wiring.addWatcher((_, _, _) ->
                flashes.add(leds.stream().map(led -> led.lit() ? "1" : "0").reduce("", String::concat)));
        bank.drive(0b011, 0b001);
        bank.drive(0b110, 0b100);
        bank.drive(0b000, 0b000);
        assertTrue(leds.stream().noneMatch(SimLed::lit));
        assertTrue(List.of("000000", "100000", "000100").containsAll(flashes), flashes.toString());
        assertTrue(flashes.containsAll(List.of("100000", "000100")), flashes.toString());
    }
}
