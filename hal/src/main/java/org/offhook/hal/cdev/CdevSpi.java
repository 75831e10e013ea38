package org.offhook.hal.cdev;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Ioctl;
import org.offhook.hal.posix.Libc;

/** A device on an SPI bus by {@code /dev/spidevB.C}: each call is one {@code SPI_IOC_MESSAGE}. {@code linux/spi/spidev.h}. */
final class CdevSpi implements BusDevice {

    /** {@code struct spi_ioc_transfer}, the same on 32 and 64 bits. */
    static final int TRANSFER_BYTES = 32;

    static final int RECEIVE_BUFFER = 8;
    static final int LENGTH = 16;
    static final int SPEED = 20;

    private static final int TYPE = 'k';
    static final int WR_MODE = Ioctl.w(TYPE, 1, 1);
    static final int WR_MAX_SPEED = Ioctl.w(TYPE, 4, 4);
    static final int MESSAGE_1 = Ioctl.w(TYPE, 0, TRANSFER_BYTES);
    static final int MESSAGE_2 = Ioctl.w(TYPE, 0, 2 * TRANSFER_BYTES);

    private static final int USUAL_BUFFER = 4096;

    private final Libc libc;
    private final int fd;
    private final BusAddress.Spi address;
    private final Consumer<BusDevice> released;
    private final int most;
    private final ByteBuffer transfers = Libc.buffer(2 * TRANSFER_BYTES);
    private ByteBuffer out = Libc.buffer(64);
    private ByteBuffer in = Libc.buffer(16);
    private boolean closed;

    private CdevSpi(Libc libc, int fd, BusAddress.Spi address, int most, Consumer<BusDevice> released) {
        this.libc = libc;
        this.fd = fd;
        this.address = address;
        this.released = released;
        this.most = most;
    }

    static CdevSpi open(Libc libc, Path dev, Path sys, BusAddress.Spi address, Consumer<BusDevice> released)
            throws BusException {
        int fd = libc.open(BusFiles.file(dev, address).toString(), Libc.O_RDWR | Libc.O_CLOEXEC);
        if (fd < 0) {
            throw new BusException(BusFiles.whyNot(dev, address, -fd));
        }
        ByteBuffer mode = Libc.buffer(1).put(0, (byte) address.mode());
        ByteBuffer hertz = Libc.buffer(Integer.BYTES).putInt(0, address.hertz());
        int result = Math.min(libc.ioctl(fd, WR_MODE, mode), libc.ioctl(fd, WR_MAX_SPEED, hertz));
        if (result < 0) {
            libc.close(fd);
            throw new BusException("%s does not take mode %d at %d Hz: %s"
                    .formatted(address, address.mode(), address.hertz(), Errno.text(-result)));
        }
        return new CdevSpi(libc, fd, address, bufferOfDriver(sys), released);
    }

    private static int bufferOfDriver(Path sys) {
        try {
            return Integer.parseInt(Files.readString(sys.resolve("module/spidev/parameters/bufsiz"))
                    .strip());
        } catch (IOException | NumberFormatException _) {
            return USUAL_BUFFER;
        }
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public int mostBytes() {
        return most;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws BusException {
        putOut(bytes, offset, length);
        entry(0, out, null, length);
        message(MESSAGE_1);
    }

    @Override
    public synchronized void read(byte[] bytes, int offset, int length) throws BusException {
        in = roomFor(in, length);
        entry(0, null, in, length);
        message(MESSAGE_1);
        in.get(0, bytes, offset, length);
    }

    @Override
    public synchronized void writeRead(byte[] bytesOut, byte[] bytesIn) throws BusException {
        putOut(bytesOut, 0, bytesOut.length);
        in = roomFor(in, bytesIn.length);
        entry(0, out, null, bytesOut.length);
        entry(1, null, in, bytesIn.length);
        message(MESSAGE_2);
        in.get(0, bytesIn);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            libc.close(fd);
            released.accept(this);
        }
    }

    private void putOut(byte[] bytes, int offset, int length) {
        out = roomFor(out, length);
        out.put(0, bytes, offset, length);
    }

    private ByteBuffer roomFor(ByteBuffer buffer, int bytes) {
        if (bytes < 1 || bytes > most) {
            throw new IllegalArgumentException("an SPI transfer has 1 to " + most + " bytes, not " + bytes);
        }
        return buffer.capacity() >= bytes ? buffer : Libc.buffer(bytes);
    }

    private void entry(int index, ByteBuffer send, ByteBuffer receive, int length) {
        int at = index * TRANSFER_BYTES;
        transfers
                .putLong(at, pointer(send))
                .putLong(at + RECEIVE_BUFFER, pointer(receive))
                .putInt(at + LENGTH, length)
                .putInt(at + SPEED, address.hertz());
    }

    private static long pointer(ByteBuffer buffer) {
        return buffer == null ? 0 : MemorySegment.ofBuffer(buffer.clear()).address();
    }

    private void message(int request) throws BusException {
        if (closed) {
            throw new BusException(address + " has been given up");
        }
        int result = libc.ioctl(fd, request, transfers);
        if (result < 0) {
            throw new BusException("%s fails: %s".formatted(address, Errno.text(-result)));
        }
    }
}
