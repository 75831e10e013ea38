package org.offhook.hal.board;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/**
 * A device on a bus that may not be there yet, or may go and come back with its adapter. It is opened by the transfer that
 * needs it, and opened anew after one that failed; whoever uses it tries again in its own time, and in between not more
 * often than every few seconds is a missing bus looked for. One thread at a time.
 */
public final class LateDevice implements BusDevice {

    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** What every adapter can carry at once. */
    private static final int CERTAIN_BYTES = 32;

    /** A transfer. */
    private interface Transfer {
        void with(BusDevice device) throws BusException;
    }

    private final BackEnd backEnd;
    private final BusAddress address;
    private final LongSupplier nanos;
    private final int mostBytes;
    private BusDevice device;
    private String why = "";
    private long lookedAt;
    private boolean failed;
    private boolean closed;

    private LateDevice(BackEnd backEnd, BusAddress address, LongSupplier nanos) {
        this.backEnd = backEnd;
        this.address = address;
        this.nanos = nanos;
        open();
        mostBytes = device == null ? CERTAIN_BYTES : device.mostBytes();
    }

    /** A device that need not be there. */
    public static BusDevice of(BackEnd backEnd, BusAddress address, LongSupplier nanos) {
        return new LateDevice(backEnd, address, nanos);
    }

    @Override
    public String name() {
        return device == null ? address.toString() : device.name();
    }

    @Override
    public int mostBytes() {
        return mostBytes;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws BusException {
        transfer(opened -> opened.write(bytes, offset, length));
    }

    @Override
    public void read(byte[] bytes, int offset, int length) throws BusException {
        transfer(opened -> opened.read(bytes, offset, length));
    }

    @Override
    public void writeRead(byte[] out, byte[] in) throws BusException {
        transfer(opened -> opened.writeRead(out, in));
    }

    @Override
    public void close() {
        closed = true;
        giveUp();
    }

    private void transfer(Transfer transfer) throws BusException {
        if ((device == null || failed) && !closed && nanos.getAsLong() - lookedAt >= AGAIN_NANOS) {
            giveUp();
            open();
        }
        if (device == null) {
            throw new BusException(why);
        }
        try {
            transfer.with(device);
            failed = false;
        } catch (BusException e) {
            if (!failed) {
                failed = true;
                lookedAt = nanos.getAsLong();
            }
            throw e;
        }
    }

    private void open() {
        failed = false;
        lookedAt = nanos.getAsLong();
        try {
            device = backEnd.device(address);
        } catch (BusException e) {
            why = e.getMessage();
        }
    }

    private void giveUp() {
        if (device != null) {
            device.close();
            device = null;
            why = address + " has been given up";
        }
    }
}
