package org.offhook.hal.display.oled;

import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Pause;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;

/** By SPI with four wires: a line of its own tells commands (low) from pixels (high). */
public final class SpiWire implements OledWire {

    private static final long DATA = 1;
    private static final long RESET = 2;

    private final BusDevice device;
    private final LineBank lines;
    private final boolean resetLine;
    private final Pause pause;

    /**
     * @param device and {@code lines} are closed with this
     * @param lines outputs; bit 0 is data/command, active for data
     * @param resetLine whether bit 1 is the reset line, active while it resets
     */
    public SpiWire(BusDevice device, LineBank lines, boolean resetLine, Pause pause) {
        this.device = device;
        this.lines = lines;
        this.resetLine = resetLine;
        this.pause = pause;
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public void reset() throws BusException {
        if (resetLine) {
            set(RESET, RESET);
            pause.micros(10); // the datasheet asks for 3
            set(RESET, 0);
            pause.micros(10);
        }
    }

    @Override
    public void commands(byte[] commands) throws BusException {
        set(DATA, 0);
        send(commands, 0, commands.length);
    }

    @Override
    public void pixels(byte[] bytes, int offset, int length) throws BusException {
        set(DATA, DATA);
        send(bytes, offset, length);
    }

    private void send(byte[] bytes, int offset, int length) throws BusException {
        int sent = 0;
        while (sent < length) {
            int part = Math.min(length - sent, device.mostBytes());
            device.write(bytes, offset + sent, part);
            sent += part;
        }
    }

    private void set(long mask, long active) throws BusException {
        try {
            lines.write(mask, active);
        } catch (LineException e) {
            throw new BusException(e.getMessage(), e);
        }
    }

    @Override
    public int status() {
        return -1;
    }

    @Override
    public void close() {
        device.close();
        lines.close();
    }
}
