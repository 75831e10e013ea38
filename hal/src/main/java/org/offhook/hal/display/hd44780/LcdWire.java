package org.offhook.hal.display.hd44780;

import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/**
 * Instructions and data for an HD44780 as bytes for its PCF8574, many in one transfer. Each byte that the expander
 * takes sets all its lines at once, so the bus' clock gives the times: a half byte is one expander byte with E high and
 * one with E low, and RS changes one byte before E rises. Four expander bytes carry one byte.
 */
final class LcdWire {

    /** What carries one byte, as long as RS stays. */
    static final int BYTES = 4;

    /** Longest time of an instruction but clear and home, for the slowest oscillator (datasheet: 37 µs at 270 kHz). */
    private static final int SLOWEST_MICROS = 57;

    private static final int BITS_PER_BYTE = 9;

    private final BusDevice device;
    private final Pcf8574Pins pins;
    private final int rs;
    private final int e;
    private final int idleBytes;
    private final byte[] buffer;

    private int used;
    private int lines;
    private int light;

    LcdWire(BusDevice device, Pcf8574Pins pins, int busHertz) {
        this.device = device;
        this.pins = pins;
        this.rs = 1 << pins.rs();
        this.e = 1 << pins.e();
        // Two bytes after the last half byte the controller would take the next one.
        long micros = 2L * BITS_PER_BYTE * 1_000_000 / busHertz;
        long micro = Math.max(1, micros / 2);
        this.idleBytes = (int) Math.max(0, (SLOWEST_MICROS - micros + micro - 1) / micro);
        this.buffer = new byte[Math.min(device.mostBytes(), 1024)];
        this.light = pins.light(true);
    }

    /** Half a byte of an instruction, while the controller may still think in bytes. */
    void halfInstruction(int half) throws BusException {
        set(light | pins.nibble(half));
        pulse(light | pins.nibble(half));
    }

    void instruction(int value) throws BusException {
        send(0, value);
    }

    void data(int value) throws BusException {
        send(rs, value);
    }

    /** All lines at rest, with the light as told. */
    void rest(boolean lit) throws BusException {
        light = pins.light(lit);
        set(lines & rs | light);
    }

    /** Brings what was gathered to the display. */
    void flush() throws BusException {
        int gathered = used;
        used = 0;
        if (gathered > 0) {
            device.write(buffer, 0, gathered);
        }
    }

    /** Whether the expander's lines are as they were last set; without power meanwhile they would all be high. */
    boolean isAsSet() throws BusException {
        byte[] read = new byte[1];
        device.read(read, 0, 1);
        int driven = rs | e | 1 << pins.rw();
        return (read[0] & driven) == (lines & driven);
    }

    private void send(int register, int value) throws BusException {
        int high = register | light | pins.nibble(value >> 4);
        int low = register | light | pins.nibble(value);
        if ((lines & rs) != register) {
            set(high);
        }
        pulse(high);
        pulse(low);
        for (int i = 0; i < idleBytes; i++) {
            set(low);
        }
    }

    private void pulse(int value) throws BusException {
        set(value | e);
        set(value);
    }

    private void set(int value) throws BusException {
        if (used == buffer.length) {
            flush();
        }
        buffer[used++] = (byte) value;
        lines = value;
    }
}
