package org.offhook.hal.cdev;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;

/** An I²C adapter with one device, which answers reads with 1, 2, 3 … */
final class FakeI2cBus implements FakeKernel.Device {

    private static final int POINTER = (int) ValueLayout.ADDRESS.byteSize();

    private final int present;
    final List<String> transfers = new ArrayList<>();
    int functions = CdevI2c.FUNC_I2C;
    int driverAt = -1;
    int error = Errno.EREMOTEIO;

    FakeI2cBus(int present) {
        this.present = present;
    }

    @Override
    public int open(FakeKernel kernel) {
        return kernel.descriptor(this);
    }

    @Override
    public int ioctl(int fd, int request, int argument) {
        return request == CdevI2c.I2C_SLAVE && argument == driverAt ? -Errno.EBUSY : 0;
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        if (request == CdevI2c.I2C_FUNCS) {
            argument.putInt(0, functions);
            return 0;
        }
        StringBuilder transfer = new StringBuilder();
        int count = argument.getInt(POINTER);
        MemorySegment messages = at(argument.getLong(0), (long) count * CdevI2c.MESSAGE_BYTES);
        for (int i = 0; i < count; i++) {
            MemorySegment message = messages.asSlice((long) i * CdevI2c.MESSAGE_BYTES);
            if (message.get(ValueLayout.JAVA_SHORT, 0) != present) {
                return -error;
            }
            int length = message.get(ValueLayout.JAVA_SHORT, 4);
            MemorySegment data = at(message.get(ValueLayout.JAVA_LONG, 8), length);
            boolean read = message.get(ValueLayout.JAVA_SHORT, 2) == CdevI2c.READ;
            if (read) {
                for (int b = 0; b < length; b++) {
                    data.set(ValueLayout.JAVA_BYTE, b, (byte) (b + 1));
                }
                transfer.append("r").append(length).append(' ');
            } else {
                transfer.append("w")
                        .append(HexFormat.of().formatHex(data.toArray(ValueLayout.JAVA_BYTE)))
                        .append(' ');
            }
        }
        transfers.add(transfer.toString().strip());
        return count;
    }

    @SuppressWarnings("restricted")
    static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }
}
