package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Pipe;

/** A GPIO chip that speaks uAPI v2 as far as the back end uses it. */
public final class FakeChip implements FakeKernel.Device {

    private final String label;
    private final int lines;
    private final String[] holders;
    private FakeKernel kernel;
    public boolean onlyV1;
    public boolean onlyV2;
    int openError;
    final List<Request> requests = new ArrayList<>();

    public FakeChip(String label, int lines) {
        this.label = label;
        this.lines = lines;
        this.holders = new String[lines];
    }

    void hold(int offset, String consumer) {
        holders[offset] = consumer;
    }

    @Override
    public int open(FakeKernel kernel) {
        this.kernel = kernel;
        return openError != 0 ? -openError : kernel.descriptor(this);
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        if (request == GpioUapi.GET_CHIPINFO) {
            GpioUapi.putName(argument, 0, "gpiochip0");
            GpioUapi.putName(argument, GpioUapi.CHIP_LABEL, label);
            argument.putInt(GpioUapi.CHIP_LINES, lines);
            return 0;
        }
        if (request == GpioUapi.GET_LINEINFO_V1) {
            return onlyV2 ? -Errno.EINVAL : 0;
        }
        if (onlyV1) {
            return -Errno.EINVAL;
        }
        if (request == GpioUapi.GET_LINEINFO) {
            int offset = argument.getInt(GpioUapi.INFO_OFFSET);
            if (holders[offset] != null) {
                argument.putLong(GpioUapi.INFO_FLAGS, GpioUapi.FLAG_USED);
                GpioUapi.putName(argument, 0, "GPIO" + offset);
                GpioUapi.putName(argument, GpioUapi.INFO_CONSUMER, holders[offset]);
            }
            return 0;
        }
        if (request == GpioUapi.GET_LINE) {
            Request lines = new Request(argument);
            for (int offset : lines.offsets) {
                if (holders[offset] != null) {
                    return -Errno.EBUSY;
                }
            }
            requests.add(lines);
            argument.putInt(GpioUapi.REQUEST_FD, kernel.descriptor(lines, lines.pipe.readEnd()));
            return 0;
        }
        return -Errno.ENOTTY;
    }

    /** Lines that were asked for together. */
    public static final class Request implements FakeKernel.Device {

        final ByteBuffer struct = Libc.buffer(GpioUapi.REQUEST_BYTES);
        final int[] offsets;
        final Pipe pipe = new Pipe();
        long levels;
        boolean gone;
        /** A permit for each time that somebody has read the lines. */
        final Semaphore looks = new Semaphore(0);

        private int sequence;

        Request(ByteBuffer request) {
            struct.put(0, request, 0, GpioUapi.REQUEST_BYTES);
            offsets = new int[struct.getInt(GpioUapi.REQUEST_LINE_COUNT)];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = struct.getInt(4 * i);
            }
        }

        @Override
        public int open(FakeKernel kernel) {
            return -Errno.ENOENT;
        }

        @Override
        public synchronized int ioctl(int fd, int request, ByteBuffer argument) {
            if (gone) {
                return -Errno.ENODEV;
            }
            long mask = argument.getLong(GpioUapi.VALUES_MASK);
            if (request == GpioUapi.GET_VALUES) {
                argument.putLong(0, levels & mask);
                looks.release();
                return 0;
            }
            if (request == GpioUapi.SET_VALUES) {
                levels = levels & ~mask | argument.getLong(0) & mask;
                return 0;
            }
            return -Errno.ENOTTY;
        }

        /** A line changes and the kernel tells it. */
        synchronized void edge(int index, boolean active, long atNanos) {
            pipe.write(event(index, active, atNanos));
        }

        /** A line changes while the kernel's buffer is full: the number is used up, the event is gone. */
        synchronized void lostEdge(int index, boolean active) {
            event(index, active, 0);
        }

        private ByteBuffer event(int index, boolean active, long atNanos) {
            levels = active ? levels | 1L << index : levels & ~(1L << index);
            return Libc.buffer(GpioUapi.EVENT_BYTES)
                    .putLong(0, atNanos)
                    .putInt(GpioUapi.EVENT_ID, active ? GpioUapi.RISING_EDGE : GpioUapi.RISING_EDGE + 1)
                    .putInt(GpioUapi.EVENT_OFFSET, offsets[index])
                    .putInt(GpioUapi.EVENT_SEQUENCE, ++sequence);
        }
    }
}
