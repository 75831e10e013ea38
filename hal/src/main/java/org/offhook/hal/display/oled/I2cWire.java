package org.offhook.hal.display.oled;

import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/** By I²C: a control byte tells whether commands or pixels follow (SSD1306 datasheet, 8.1.5.2). */
public final class I2cWire implements OledWire {

    private static final byte COMMANDS = 0x00;
    private static final byte PIXELS = 0x40;

    private final BusDevice device;
    private final byte[] transfer;

    /** @param device is closed with this */
    public I2cWire(BusDevice device) {
        this.device = device;
        this.transfer = new byte[Math.min(device.mostBytes(), 1 + OledSettings.WIDTH)];
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public void reset() {
        // Has a line of its own or none; the set-up does without.
    }

    @Override
    public void commands(byte[] commands) throws BusException {
        send(COMMANDS, commands, 0, commands.length);
    }

    @Override
    public void pixels(byte[] bytes, int offset, int length) throws BusException {
        send(PIXELS, bytes, offset, length);
    }

    private void send(byte kind, byte[] bytes, int offset, int length) throws BusException {
        transfer[0] = kind;
        int sent = 0;
        while (sent < length) {
            int part = Math.min(length - sent, transfer.length - 1);
            System.arraycopy(bytes, offset + sent, transfer, 1, part);
            device.write(transfer, 0, 1 + part);
            sent += part;
        }
    }

    @Override
    public int status() throws BusException {
        byte[] status = new byte[1];
        device.read(status, 0, 1);
        return status[0] & 0xFF;
    }

    @Override
    public void close() {
        device.close();
    }
}
