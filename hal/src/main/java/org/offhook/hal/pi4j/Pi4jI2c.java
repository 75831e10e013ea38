package org.offhook.hal.pi4j;

import com.pi4j.io.i2c.I2C;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/** A device on an I²C bus by Pi4J's linuxfs: plain writes and reads of the device file, one transfer each. */
final class Pi4jI2c implements BusDevice {

    /** Pi4J lays out a combined transfer, both messages with their data, in 2048 bytes. */
    private static final int MOST_BYTES = 1984;

    private final BusAddress.I2c address;
    private final I2C device;
    private final Runnable release;
    private boolean closed;

    Pi4jI2c(BusAddress.I2c address, I2C device, Runnable release) {
        this.address = address;
        this.device = device;
        this.release = release;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws BusException {
        begin(length);
        try {
            device.write(bytes, offset, length);
        } catch (RuntimeException e) {
            throw silent(e);
        }
    }

    @Override
    public synchronized void read(byte[] bytes, int offset, int length) throws BusException {
        begin(length);
        int read;
        try {
            read = device.read(bytes, offset, length);
        } catch (RuntimeException e) {
            throw silent(e);
        }
        if (read != length) {
            throw new BusException("%s gave %d bytes instead of %d".formatted(address, Math.max(read, 0), length));
        }
    }

    @Override
    public synchronized void writeRead(byte[] out, byte[] in) throws BusException {
        begin(out.length + in.length);
        try {
            device.readRegister(out, in, 0, in.length);
        } catch (RuntimeException e) {
            throw silent(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }

    private void begin(int bytes) throws BusException {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("an I²C transfer has 1 to " + MOST_BYTES + " bytes, not " + bytes);
        }
        if (closed) {
            throw new BusException(address + " has been given up");
        }
    }

    private BusException silent(RuntimeException e) {
        return new BusException(
                "nobody answers at %s: is it wired and powered, and is that its address? Pi4J says %s"
                        .formatted(address, Pi4jChip.reason(e)),
                e);
    }
}
