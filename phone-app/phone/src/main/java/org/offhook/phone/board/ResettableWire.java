package org.offhook.phone.board;

import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Pause;
import org.offhook.hal.display.oled.OledWire;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;

/** A display whose reset pin has a line of its own, beside the bus. */
record ResettableWire(OledWire wire, LineBank pin, Pause pause) implements OledWire {

    /** The datasheet asks for 3. */
    private static final int MICROS = 10;

    @Override
    public String name() {
        return wire.name();
    }

    @Override
    public void reset() throws BusException {
        try {
            pin.write(1, 1);
            pause.micros(MICROS);
            pin.write(1, 0);
            pause.micros(MICROS);
        } catch (LineException e) {
            throw new BusException(e.getMessage(), e);
        }
        wire.reset();
    }

    @Override
    public void commands(byte[] commands) throws BusException {
        wire.commands(commands);
    }

    @Override
    public void pixels(byte[] bytes, int offset, int length) throws BusException {
        wire.pixels(bytes, offset, length);
    }

    @Override
    public int status() throws BusException {
        return wire.status();
    }

    @Override
    public void close() {
        wire.close();
        pin.close();
    }
}
