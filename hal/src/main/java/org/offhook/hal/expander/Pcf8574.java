package org.offhook.hal.expander;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/**
 * NXP or TI PCF8574 or PCF8574A: eight lines on I²C without registers. A line that is written high is held high by a
 * current of 100 µA only, and may be read; a line that is written low is driven (NXP data sheet PCF8574 rev. 5, section
 * 8.1, "quasi-bidirectional I/Os"). So every output is one with open drain and a pull-up: it lights a lamp against the
 * supply, not against ground. A read or a write ends the interrupt (section 8.5).
 */
public final class Pcf8574 extends Expander {

    private static final int LINES = 8;
    private static final int ALL = 0xff;

    private int written = -1;

    /**
     * Sets the chip up; its lines are inputs until they are taken.
     *
     * @param poll how often it is asked while somebody wants to know and there is no interrupt line
     * @param trouble told, on any thread, one sentence when it does not answer, and empty when it does again; must return
     *     at once
     * @throws LineException if the interrupt line cannot be had
     */
    public Pcf8574(
            String name,
            BusDevice device,
            Optional<Interrupt> interrupt,
            Duration poll,
            DeviceLoop loop,
            Consumer<Optional<String>> trouble)
            throws LineException {
        super(name, device, interrupt, poll, loop, trouble);
        start();
    }

    @Override
    public int lines() {
        return LINES;
    }

    @Override
    boolean floats() {
        return false;
    }

    @Override
    Optional<String> whyNot(LineUse use) {
        return switch (use) {
            case LineUse.Input input ->
                input.bias() == LineUse.Bias.PULL_DOWN
                        ? Optional.of("has no pull-down, only a pull-up")
                        : Optional.empty();
            case LineUse.Output output ->
                output.drive() == LineUse.Drive.OPEN_SOURCE
                        ? Optional.of("drives low only, so it cannot be an open source")
                        : Optional.empty();
        };
    }

    @Override
    void setUp(BusDevice bus, Pins wanted) throws BusException {
        written = -1;
        drive(bus, wanted);
    }

    @Override
    void drive(BusDevice bus, Pins wanted) throws BusException {
        int low = wanted.driven() & ~wanted.high();
        int next = ~low & ALL;
        if (next != written) {
            bus.write(new byte[] {(byte) next}, 0, 1);
            written = next;
        }
    }

    /** It has forgotten what it was told if a line is high that is driven low: after power-on all are. */
    @Override
    Look look(BusDevice bus, Pins wanted) throws BusException {
        byte[] read = new byte[1];
        bus.read(read, 0, 1);
        int levels = read[0] & ALL;
        return new Look(0, 0, levels, (levels & ~written & ALL) == 0);
    }
}
