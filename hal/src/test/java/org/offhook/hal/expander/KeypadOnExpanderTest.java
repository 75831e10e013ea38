package org.offhook.hal.expander;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.Matrix;
import org.offhook.hal.key.MatrixKeypad;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimBusChip;
import org.offhook.hal.sim.SimBuses;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimMcp23017;
import org.offhook.hal.sim.SimPcf8574;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class KeypadOnExpanderTest {

    private static final BusAddress.I2c ADDRESS = new BusAddress.I2c(1, 0x21);
    private static final Duration POLL = Duration.ofMillis(5);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring host = new SimWiring(4, loop);
    private final SimContact interrupt = host.contact(0, SimWiring.GROUND);
    private final SimLines gpio = new SimLines("gpiochip0", host);
    private final SimBuses buses = new SimBuses();
    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"MCP23017, true", "MCP23017, false", "PCF8574, true", "PCF8574, false"})
    void noKeyIsLostOrDoubled(String kind, boolean withInterrupt) throws LineException {
        SimWiring wiring = new SimWiring(kind.equals("PCF8574") ? 8 : 16, loop);
        SimBusChip model =
                kind.equals("PCF8574") ? new SimPcf8574(wiring, interrupt) : new SimMcp23017(wiring, interrupt);
        buses.plug(ADDRESS, model);
        Optional<Interrupt> wired = withInterrupt ? Optional.of(new Interrupt(gpio, 0)) : Optional.empty();
        LineChip chip = kind.equals("PCF8574")
                ? new Pcf8574("keys", buses.device(ADDRESS), wired, POLL, loop, _ -> {})
                : new Mcp23017("keys", buses.device(ADDRESS), wired, POLL, loop, _ -> {});
        SimContact one = wiring.contact(0, 2);
        SimContact four = wiring.contact(1, 3);
        MatrixKeypad keypad = new MatrixKeypad(chip, chip, matrix(), loop);
        keypad.addListener(event -> heard.add(event.key() + " " + event.action()));
        loop.advance(Duration.ofMillis(50));
        for (BounceTrace trace : BounceTraces.ALL) {
            one.move(true, trace);
            loop.advance(Duration.ofMillis(60));
            four.move(true, trace);
            loop.advance(Duration.ofMillis(60));
            one.move(false, trace);
            loop.advance(Duration.ofMillis(60));
            four.move(false, trace);
            loop.advance(Duration.ofMillis(60));
            assertEquals(List.of("DIGIT_1 PRESSED", "DIGIT_4 PRESSED", "DIGIT_1 RELEASED", "DIGIT_4 RELEASED"), heard);
            heard.clear();
        }
        long transfers = buses.transfers();
        loop.advance(Duration.ofSeconds(10));
        assertEquals(withInterrupt ? 2 : 2000, buses.transfers() - transfers);
    }

    private static Matrix matrix() {
        return new Matrix(
                List.of(0, 1),
                List.of(2, 3),
                List.of(
                        List.of(Optional.of(Key.DIGIT_1), Optional.of(Key.DIGIT_2)),
                        List.of(Optional.of(Key.DIGIT_3), Optional.of(Key.DIGIT_4))),
                true,
                LineUse.Bias.PULL_UP,
                LineUse.Drive.OPEN_DRAIN,
                false,
                Duration.ofMillis(20),
                Duration.ZERO);
    }
}
