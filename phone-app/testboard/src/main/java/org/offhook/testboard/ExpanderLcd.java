package org.offhook.testboard;

import java.util.List;

/**
 * A character display behind a PCF8574 expander with the usual wiring: P0 RS, P1 R/W, P2 E, P3 back light,
 * P4–P7 DB4–DB7. Fed with what the test board recorded on its bus. Not safe for several threads.
 */
public final class ExpanderLcd {
    private static final int RS = 1;
    private static final int READ = 2;
    private static final int ENABLE = 4;
    private static final int LIGHT = 8;

    private final int address;
    private final Hd44780Model display;
    private boolean light;

    /** A display of that size which has had power for long when the board starts. */
    public ExpanderLcd(int address, int columns, int rows) {
        this.address = address;
        display = new Hd44780Model(columns, rows);
        power(-Hd44780Model.POWER_NANOS);
    }

    /** Follows these transfers, which come after those of before. */
    public ExpanderLcd follow(List<BusRecord> transfers) {
        transfers.stream().filter(transfer -> transfer.address() == address).forEach(this::follow);
        return this;
    }

    private void follow(BusRecord transfer) {
        switch (transfer.kind()) {
            case WRITE -> {
                for (int i = 0; i < transfer.data().length; i++) {
                    pins(transfer.data()[i], transfer.byteAtNanos(i));
                }
            }
            case GONE -> {
                display.powerOff();
                light = false;
            }
            case BACK -> power(transfer.atNanos());
            case READ, NAK -> {
                // Neither moves a pin.
            }
        }
    }

    /** The expander comes up with all pins high; that E falls then with R/W high only starts and ends a read. */
    private void power(long atNanos) {
        display.powerOn(atNanos);
        light = true;
    }

    private void pins(int value, long atNanos) {
        light = (value & LIGHT) != 0;
        display.pins((value & RS) != 0, (value & READ) != 0, (value & ENABLE) != 0, value >> 4 & 0xf, atNanos);
    }

    public Hd44780Model display() {
        return display;
    }

    public boolean hasLight() {
        return light;
    }

    /** What a person reads. */
    public List<String> lines() {
        return display.lines();
    }
}
