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
 * Microchip MCP23017: sixteen lines on I²C; lines 0…7 are GPA0…GPA7, lines 8…15 are GPB0…GPB7. Microchip data sheet
 * DS20001952: registers in section 3.5 (table 3-5, IOCON.BANK = 0), interrupts in section 3.6. By revision D of it GPA7
 * and GPB7 (lines 7 and 15) are to be outputs only.
 */
public final class Mcp23017 extends Expander {

    private static final int IODIR = 0x00;
    private static final int IPOL = 0x02;
    private static final int GPINTEN = 0x04;
    private static final int INTCON = 0x08;
    private static final int IOCON = 0x0a;
    private static final int GPPU = 0x0c;
    private static final int OLAT = 0x14;
    /** Both interrupt outputs tell of both ports, by open drain (section 3.5.6, register 3-6). */
    private static final int MIRROR_OPEN_DRAIN = 0x44;

    private static final int LINES = 16;
    private static final int ALL = 0xffff;

    private int direction = ALL;
    private int latch;

    /**
     * Sets the chip up; its lines are inputs until they are taken.
     *
     * @param poll how often it is asked while somebody wants to know and there is no interrupt line
     * @param trouble told, on any thread, one sentence when it does not answer, and empty when it does again; must return
     *     at once
     * @throws LineException if the interrupt line cannot be had
     */
    public Mcp23017(
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
        return true;
    }

    @Override
    Optional<String> whyNot(LineUse use) {
        return use instanceof LineUse.Input input && input.bias() == LineUse.Bias.PULL_DOWN
                ? Optional.of("has no pull-down, only a pull-up")
                : Optional.empty();
    }

    /** The latch first and the direction after it, so that no output shows what nobody wanted. */
    @Override
    void setUp(BusDevice bus, Pins wanted) throws BusException {
        put(bus, IOCON, MIRROR_OPEN_DRAIN | MIRROR_OPEN_DRAIN << 8);
        put(bus, IPOL, 0);
        put(bus, GPPU, wanted.pulledUp());
        put(bus, OLAT, wanted.high());
        put(bus, IODIR, ~wanted.driven() & ALL);
        put(bus, INTCON, 0);
        put(bus, GPINTEN, wanted.watched());
        latch = wanted.high();
        direction = ~wanted.driven() & ALL;
    }

    @Override
    void drive(BusDevice bus, Pins wanted) throws BusException {
        int next = ~wanted.driven() & ALL;
        if (wanted.high() != latch) {
            // What is to float floats before anything else changes: a light between two lines must not flash.
            turn(bus, direction | next);
            put(bus, OLAT, wanted.high());
            latch = wanted.high();
        }
        turn(bus, next);
    }

    /** One transfer from IOCON to GPIO (addresses 0x0a…0x13); reading INTCAP or GPIO ends the interrupt. */
    @Override
    Look look(BusDevice bus, Pins wanted) throws BusException {
        byte[] read = new byte[10];
        bus.writeRead(new byte[] {IOCON}, read);
        return new Look(word(read, 4), word(read, 6), word(read, 8), read[0] == MIRROR_OPEN_DRAIN);
    }

    private void turn(BusDevice bus, int next) throws BusException {
        if (next != direction) {
            put(bus, IODIR, next);
            direction = next;
        }
    }

    private static void put(BusDevice bus, int register, int value) throws BusException {
        byte[] bytes = {(byte) register, (byte) value, (byte) (value >> 8)};
        bus.write(bytes, 0, bytes.length);
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
}
