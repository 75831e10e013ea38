package org.offhook.hal.pi4j;

import com.pi4j.io.spi.Spi;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/**
 * A device on an SPI bus by Pi4J's linuxfs. Only its {@code transfer} is used: its {@code write} sends to the end of the
 * array whatever the length is, and leaves the chip selected.
 */
final class Pi4jSpi implements BusDevice {

    private static final int MOST_BYTES = 4096;

    private final BusAddress.Spi address;
    private final Spi device;
    private final Runnable release;
    private boolean closed;

    Pi4jSpi(BusAddress.Spi address, Spi device, Runnable release) {
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
        transfer(bytes, offset, new byte[Math.max(length, 0)], 0, length);
    }

    @Override
    public synchronized void read(byte[] bytes, int offset, int length) throws BusException {
        transfer(new byte[Math.max(length, 0)], 0, bytes, offset, length);
    }

    /** Both in one transfer, so that the chip stays selected. */
    @Override
    public synchronized void writeRead(byte[] out, byte[] in) throws BusException {
        byte[] sent = new byte[out.length + in.length];
        byte[] received = new byte[sent.length];
        System.arraycopy(out, 0, sent, 0, out.length);
        transfer(sent, 0, received, 0, sent.length);
        System.arraycopy(received, out.length, in, 0, in.length);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }

    private void transfer(byte[] out, int outOffset, byte[] in, int inOffset, int length) throws BusException {
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("an SPI transfer has 1 to " + MOST_BYTES + " bytes, not " + length);
        }
        if (closed) {
            throw new BusException(address + " has been given up");
        }
        int done;
        try {
            done = device.transfer(out, outOffset, in, inOffset, length);
        } catch (RuntimeException e) {
            throw new BusException("%s fails: Pi4J says %s".formatted(address, Pi4jChip.reason(e)), e);
        }
        if (done < 0) {
            throw new BusException(address + " fails: Pi4J's log says why");
        }
    }
}
