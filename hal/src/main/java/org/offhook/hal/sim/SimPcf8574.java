package org.offhook.hal.sim;

import org.offhook.hal.sim.SimWiring.Pin;

/**
 * A PCF8574 with a wiring of eight lines at its pins. After the NXP data sheet PCF8574 rev. 5, sections 8.1 to 8.5.
 * Any thread.
 */
public final class SimPcf8574 implements SimBusChip {

    private static final int LINES = 8;
    private static final int ALL = 0xff;

    private final SimWiring wiring;
    private final SimContact interrupt;
    private int latch;
    private int known;

    /**
     * @param wiring of eight lines
     * @param interrupt closed while INT is active
     */
    public SimPcf8574(SimWiring wiring, SimContact interrupt) {
        this.wiring = wiring;
        this.interrupt = interrupt;
        wiring.addWatcher((_, _, _) -> signal());
        powerCycle();
    }

    /** It loses its power and comes back: every line is high, held by a current of 100 µA (section 8.4). */
    public void powerCycle() {
        synchronized (wiring) {
            known = ALL;
            latch(ALL);
        }
    }

    /** What was written last. */
    public int latch() {
        synchronized (wiring) {
            return latch;
        }
    }

    @Override
    public void write(byte[] bytes) {
        synchronized (wiring) {
            for (byte value : bytes) {
                latch(value & ALL);
            }
            known = levels();
            signal();
        }
    }

    @Override
    public byte[] read(int length) {
        synchronized (wiring) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) levels();
            }
            known = levels();
            signal();
            return bytes;
        }
    }

    private void latch(int value) {
        latch = value;
        for (int line = 0; line < LINES; line++) {
            wiring.set(line, (value >> line & 1) != 0 ? Pin.PULLED_UP : Pin.LOW);
        }
        signal();
    }

    private int levels() {
        int levels = 0;
        for (int line = 0; line < LINES; line++) {
            levels |= wiring.high(line) ? 1 << line : 0;
        }
        return levels;
    }

    /** Active as long as a line differs from what was last read or written; a line that comes back ends it. */
    private void signal() {
        if (levels() == known) {
            interrupt.open();
        } else {
            interrupt.close();
        }
    }
}
