package org.offhook.hal.sim;

import java.util.Arrays;
import org.offhook.hal.sim.SimWiring.Pin;

/**
 * An MCP23017 by its registers, with a wiring of sixteen lines at its pins. After the Microchip data sheet DS20001952:
 * sections 3.5 (registers, IOCON.BANK = 0, byte or sequential access) and 3.6 (interrupts). Any thread.
 */
public final class SimMcp23017 implements SimBusChip {

    private static final int REGISTERS = 0x16;
    private static final int IODIR = 0x00;
    private static final int GPINTEN = 0x04;
    private static final int DEFVAL = 0x06;
    private static final int INTCON = 0x08;
    private static final int IOCON = 0x0a;
    private static final int GPPU = 0x0c;
    private static final int INTF = 0x0e;
    private static final int INTCAP = 0x10;
    private static final int GPIO = 0x12;
    private static final int OLAT = 0x14;
    private static final int MIRROR = 0x40;
    private static final int SEQUENTIAL_OFF = 0x20;

    private final SimWiring wiring;
    private final SimContact interrupt;
    private final int[] registers = new int[REGISTERS];
    private int pointer;

    /**
     * @param wiring of sixteen lines: GPA0…GPA7, GPB0…GPB7
     * @param interrupt closed while INTA is active
     */
    public SimMcp23017(SimWiring wiring, SimContact interrupt) {
        this.wiring = wiring;
        this.interrupt = interrupt;
        wiring.addWatcher((line, high, _) -> changed(line, high));
        powerCycle();
    }

    /** It loses its power and comes back: every register is as at the start (table 3-5, POR/RST value). */
    public void powerCycle() {
        synchronized (wiring) {
            Arrays.fill(registers, 0);
            registers[IODIR] = 0xff;
            registers[IODIR + 1] = 0xff;
            pointer = 0;
            apply();
            signal();
        }
    }

    public int register(int address) {
        synchronized (wiring) {
            return peek(address);
        }
    }

    @Override
    public void write(byte[] bytes) {
        synchronized (wiring) {
            for (int i = 0; i < bytes.length; i++) {
                if (i == 0) {
                    pointer = bytes[0] % REGISTERS;
                } else {
                    put(pointer, bytes[i] & 0xff);
                    step();
                }
            }
        }
    }

    @Override
    public byte[] read(int length) {
        synchronized (wiring) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) peek(pointer);
                endInterrupt(pointer);
                step();
            }
            return bytes;
        }
    }

    private void step() {
        if ((registers[IOCON] & SEQUENTIAL_OFF) == 0) {
            pointer = (pointer + 1) % REGISTERS;
        }
    }

    private int peek(int address) {
        return switch (address) {
            case IOCON + 1 -> registers[IOCON];
            case GPIO, GPIO + 1 -> levels(address - GPIO);
            default -> registers[address];
        };
    }

    private void put(int address, int value) {
        switch (address) {
            case IOCON, IOCON + 1 -> registers[IOCON] = value;
            case INTF, INTF + 1, INTCAP, INTCAP + 1 -> {
                // Read only.
            }
            case GPIO, GPIO + 1 -> registers[OLAT + address - GPIO] = value;
            default -> registers[address] = value;
        }
        apply();
    }

    private int levels(int port) {
        int levels = 0;
        for (int bit = 0; bit < 8; bit++) {
            levels |= wiring.high(8 * port + bit) ? 1 << bit : 0;
        }
        return levels;
    }

    private void apply() {
        for (int line = 0; line < 16; line++) {
            int port = line / 8;
            boolean input = isSet(IODIR + port, line);
            Pin pulled = isSet(GPPU + port, line) ? Pin.PULLED_UP : Pin.FLOATING;
            Pin driven = isSet(OLAT + port, line) ? Pin.HIGH : Pin.LOW;
            wiring.set(line, input ? pulled : driven);
        }
    }

    private boolean isSet(int register, int line) {
        return (registers[register] >> line % 8 & 1) != 0;
    }

    /** The first change is captured; while its interrupt lasts, others are not (section 3.6.4). */
    private void changed(int line, boolean high) {
        int port = line / 8;
        boolean asked = isSet(GPINTEN + port, line) && isSet(IODIR + port, line);
        boolean differs = !isSet(INTCON + port, line) || high != isSet(DEFVAL + port, line);
        if (asked && differs && registers[INTF + port] == 0) {
            registers[INTF + port] = 1 << line % 8;
            registers[INTCAP + port] = levels(port);
            signal();
        }
    }

    private void endInterrupt(int address) {
        if (address == INTCAP || address == INTCAP + 1 || address == GPIO || address == GPIO + 1) {
            registers[INTF + (address & 1)] = 0;
            signal();
        }
    }

    private void signal() {
        boolean mirrored = (registers[IOCON] & MIRROR) != 0;
        if (registers[INTF] != 0 || mirrored && registers[INTF + 1] != 0) {
            interrupt.close();
        } else {
            interrupt.open();
        }
    }
}
