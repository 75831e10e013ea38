package org.offhook.hal.cdev;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;

/** A device on an I²C bus by {@code /dev/i2c-N}: each call is one {@code I2C_RDWR}. {@code linux/i2c.h}, {@code i2c-dev.h}. */
final class CdevI2c implements BusDevice {

    static final int I2C_SLAVE = 0x0703;
    static final int I2C_FUNCS = 0x0705;
    static final int I2C_RDWR = 0x0707;
    static final int FUNC_I2C = 1;
    static final int READ = 1;

    /** More the kernel refuses in one message. */
    static final int MOST_BYTES = 8192;

    private static final int POINTER = (int) ValueLayout.ADDRESS.byteSize();

    /** {@code struct i2c_msg}: address, flags and length of 16 bits each, then a pointer at its own alignment. */
    static final int MESSAGE_BYTES = 8 + POINTER;

    private static final int MESSAGE_FLAGS = 2;
    private static final int MESSAGE_LENGTH = 4;
    private static final int MESSAGE_BUFFER = 8;

    private final Libc libc;
    private final int fd;
    private final BusAddress.I2c address;
    private final Consumer<BusDevice> released;
    private final ByteBuffer transfer = Libc.buffer(2 * POINTER);
    private final ByteBuffer messages = Libc.buffer(2 * MESSAGE_BYTES);
    private ByteBuffer out = Libc.buffer(64);
    private ByteBuffer in = Libc.buffer(16);
    private boolean closed;

    private CdevI2c(Libc libc, int fd, BusAddress.I2c address, Consumer<BusDevice> released) {
        this.libc = libc;
        this.fd = fd;
        this.address = address;
        this.released = released;
    }

    static CdevI2c open(Libc libc, Path dev, Path sys, BusAddress.I2c address, Consumer<BusDevice> released)
            throws BusException {
        Path file = BusFiles.file(dev, address);
        int fd = libc.open(file.toString(), Libc.O_RDWR | Libc.O_CLOEXEC);
        if (fd < 0) {
            throw new BusException(BusFiles.whyNot(dev, address, -fd));
        }
        try {
            requirePlainTransfers(libc, fd, file);
            requireFree(libc, fd, sys, address);
        } catch (BusException e) {
            libc.close(fd);
            throw e;
        }
        return new CdevI2c(libc, fd, address, released);
    }

    private static void requirePlainTransfers(Libc libc, int fd, Path file) throws BusException {
        ByteBuffer functions = Libc.buffer(Long.BYTES);
        if (libc.ioctl(fd, I2C_FUNCS, functions) < 0) {
            throw new BusException(file + " is no I²C bus");
        }
        long able = POINTER == Long.BYTES ? functions.getLong(0) : functions.getInt(0);
        if ((able & FUNC_I2C) == 0) {
            throw new BusException(file + " is an adapter for SMBus only and cannot send plain I²C messages");
        }
    }

    private static void requireFree(Libc libc, int fd, Path sys, BusAddress.I2c address) throws BusException {
        if (libc.ioctl(fd, I2C_SLAVE, address.address()) == -Errno.EBUSY) {
            throw new BusException("%s is used by the kernel's driver%s".formatted(address, driver(sys, address)));
        }
    }

    private static String driver(Path sys, BusAddress.I2c address) {
        try {
            Path name = sys.resolve("bus/i2c/devices/%d-%04x/name".formatted(address.bus(), address.address()));
            return " for " + Files.readString(name).strip();
        } catch (IOException _) {
            return "";
        }
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
        putOut(bytes, offset, length);
        message(0, 0, out, length);
        transfer(1);
    }

    @Override
    public synchronized void read(byte[] bytes, int offset, int length) throws BusException {
        in = roomFor(in, length);
        message(0, READ, in, length);
        transfer(1);
        in.get(0, bytes, offset, length);
    }

    @Override
    public synchronized void writeRead(byte[] bytesOut, byte[] bytesIn) throws BusException {
        putOut(bytesOut, 0, bytesOut.length);
        in = roomFor(in, bytesIn.length);
        message(0, 0, out, bytesOut.length);
        message(1, READ, in, bytesIn.length);
        transfer(2);
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

    private static ByteBuffer roomFor(ByteBuffer buffer, int bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("an I²C transfer has 1 to " + MOST_BYTES + " bytes, not " + bytes);
        }
        return buffer.capacity() >= bytes ? buffer : Libc.buffer(bytes);
    }

    private void message(int index, int flags, ByteBuffer data, int length) {
        int at = index * MESSAGE_BYTES;
        messages.putShort(at, (short) address.address())
                .putShort(at + MESSAGE_FLAGS, (short) flags)
                .putShort(at + MESSAGE_LENGTH, (short) length);
        putPointer(messages, at + MESSAGE_BUFFER, data);
    }

    private void transfer(int count) throws BusException {
        if (closed) {
            throw new BusException(address + " has been given up");
        }
        putPointer(transfer, 0, messages);
        transfer.putInt(POINTER, count);
        int result = libc.ioctl(fd, I2C_RDWR, transfer);
        if (result < 0) {
            throw new BusException(whyNot(-result));
        }
    }

    private String whyNot(int error) {
        return switch (error) {
            case Errno.ENXIO, Errno.EREMOTEIO, Errno.EIO ->
                "nobody answers at %s: is it wired and powered, and is that its address?".formatted(address);
            case Errno.ETIMEDOUT ->
                "the bus of %s hangs: is SDA or SCL held low, or a pull-up missing?".formatted(address);
            case Errno.ENODEV -> "the bus of %s is gone".formatted(address);
            default -> "%s fails: %s".formatted(address, Errno.text(error));
        };
    }

    private static void putPointer(ByteBuffer structure, int at, ByteBuffer target) {
        long pointer = MemorySegment.ofBuffer(target.clear()).address();
        if (POINTER == Long.BYTES) {
            structure.putLong(at, pointer);
        } else {
            structure.putInt(at, (int) pointer);
        }
    }
}
