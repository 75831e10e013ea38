package org.offhook.hal.display.model;

import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Pause;

/** A device on an I²C bus in virtual time: counts bytes, takes the time that they take, and can be pulled off. */
public abstract class ModelBus implements BusDevice {

    /** Start and stop condition. */
    private static final int BITS_AROUND = 2;

    private final int hertz;
    private final int mostBytes;
    private final List<String> faults = new ArrayList<>();
    private long nanos;
    private long bytes;
    private long bits;
    private boolean gone;
    private boolean closed;

    protected ModelBus(int hertz, int mostBytes) {
        this.hertz = hertz;
        this.mostBytes = mostBytes;
    }

    /** Takes a byte of a transfer; it is there in full now. */
    protected abstract void take(int index, int value);

    protected abstract int give();

    /** The device is without power. */
    protected abstract void powerLost();

    protected final long micros() {
        return nanos / 1_000;
    }

    protected final void fault(String fault) {
        faults.add(micros() + " µs: " + fault);
    }

    /** What the driver did against the datasheet. */
    public final List<String> faults() {
        return List.copyOf(faults);
    }

    /** Waits that the driver asks for pass here in no time. */
    public final Pause pause() {
        return micros -> nanos += micros * 1_000;
    }

    public final void unplug() {
        gone = true;
        powerLost();
    }

    public final void plugIn() {
        gone = false;
    }

    /** Without power for a moment, and nobody was talking to it. */
    public final void blackOut() {
        unplug();
        plugIn();
        nanos += 1_000_000_000;
    }

    /** Bytes on the bus since the last call, addresses included. */
    public final long bytes() {
        long counted = bytes;
        bytes = 0;
        return counted;
    }

    /** How long the bus was busy since the last call. */
    public final double busMillis() {
        double millis = bits * 1_000.0 / hertz;
        bits = 0;
        return millis;
    }

    public final boolean isClosed() {
        return closed;
    }

    private void pass(int addedBits) {
        bits += addedBits;
        nanos += addedBits * 1_000_000_000L / hertz;
    }

    private void address() throws BusException {
        pass(BITS_AROUND + 9);
        bytes++;
        if (gone) {
            throw new BusException(name() + " does not answer.");
        }
    }

    @Override
    public final int mostBytes() {
        return mostBytes;
    }

    @Override
    public final void write(byte[] data, int offset, int length) throws BusException {
        if (length > mostBytes || length < 1) {
            throw new IllegalArgumentException(length + " bytes in one transfer");
        }
        address();
        for (int i = 0; i < length; i++) {
            pass(9);
            bytes++;
            take(i, data[offset + i] & 0xFF);
        }
    }

    @Override
    public final void read(byte[] data, int offset, int length) throws BusException {
        address();
        for (int i = 0; i < length; i++) {
            pass(9);
            bytes++;
            data[offset + i] = (byte) give();
        }
    }

    @Override
    public final void writeRead(byte[] out, byte[] in) throws BusException {
        write(out, 0, out.length);
        read(in, 0, in.length);
    }

    @Override
    public final void close() {
        closed = true;
    }
}
