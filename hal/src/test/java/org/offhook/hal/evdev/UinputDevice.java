package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Ioctl;
import org.offhook.hal.posix.Libc;

/** An input device that the kernel makes for us ({@code linux/uinput.h}), where there is {@code /dev/uinput}. */
public final class UinputDevice implements AutoCloseable {

    private static final int TYPE = 'U';
    private static final int SET_EVENT_TYPE = Ioctl.w(TYPE, 100, Integer.BYTES);
    private static final int SET_KEY = Ioctl.w(TYPE, 101, Integer.BYTES);
    private static final int SETUP_BYTES = 92;
    private static final int SETUP_NAME = 8;
    private static final int SETUP = Ioctl.w(TYPE, 3, SETUP_BYTES);
    private static final int CREATE = TYPE << 8 | 1;
    private static final short BUS_USB = 3;

    private final Libc libc = Libc.ofThisMachine();
    private final int fd;

    public UinputDevice(String name, int vendor, int product, int... keys) {
        fd = check(libc.open("/dev/uinput", Libc.O_RDWR | Libc.O_CLOEXEC));
        check(libc.ioctl(fd, SET_EVENT_TYPE, EvdevUapi.EV_KEY));
        for (int key : keys) {
            check(libc.ioctl(fd, SET_KEY, key));
        }
        ByteBuffer setup = Libc.buffer(SETUP_BYTES)
                .putShort(0, BUS_USB)
                .putShort(EvdevUapi.ID_VENDOR, (short) vendor)
                .putShort(EvdevUapi.ID_PRODUCT, (short) product)
                .put(SETUP_NAME, name.getBytes(StandardCharsets.US_ASCII));
        check(libc.ioctl(fd, SETUP, setup));
        check(libc.ioctl(fd, CREATE, 0));
    }

    public void key(int code, boolean down) {
        event(EvdevUapi.EV_KEY, code, down ? 1 : 0);
        event(EvdevUapi.EV_SYN, EvdevUapi.SYN_REPORT, 0);
    }

    /** The device goes away. */
    @Override
    public void close() {
        libc.close(fd);
    }

    private void event(int type, int code, int value) {
        ByteBuffer event = Libc.buffer(EvdevUapi.EVENT_BYTES)
                .putShort(EvdevUapi.EVENT_TYPE, (short) type)
                .putShort(EvdevUapi.EVENT_CODE, (short) code)
                .putInt(EvdevUapi.EVENT_VALUE, value);
        check(libc.write(fd, event, EvdevUapi.EVENT_BYTES));
    }

    private static int check(int result) {
        if (result < 0) {
            throw new IllegalStateException("uinput: " + Errno.text(-result));
        }
        return result;
    }
}
