package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Pipe;

/** An input device; its events go through a pipe of the kernel. */
final class FakeInput implements FakeKernel.Device {

    private final String name;
    private final int vendor;
    private final int product;
    private final int[] codes;
    final BitSet down = new BitSet();
    final Pipe pipe = new Pipe();
    volatile int openError;
    volatile boolean grabbed;
    volatile int clock = -1;

    FakeInput(String name, int vendor, int product, int... codes) {
        this.name = name;
        this.vendor = vendor;
        this.product = product;
        this.codes = codes;
    }

    @Override
    public int open(FakeKernel kernel) {
        if (openError != 0) {
            return -openError;
        }
        return kernel.descriptor(this, pipe.readEnd());
    }

    @Override
    public int ioctl(int fd, int request, int argument) {
        grabbed = request == EvdevUapi.GRAB && argument == 1;
        return grabbed ? 0 : -Errno.ENOTTY;
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        if (request == EvdevUapi.GET_ID) {
            argument.putShort(EvdevUapi.ID_VENDOR, (short) vendor).putShort(EvdevUapi.ID_PRODUCT, (short) product);
        } else if (request == EvdevUapi.GET_NAME) {
            argument.put(0, name.getBytes(StandardCharsets.UTF_8));
        } else if (request == EvdevUapi.GET_PHYS) {
            argument.put(0, "usb-0000:01:00.0-1.2/input0".getBytes(StandardCharsets.UTF_8));
        } else if (request == EvdevUapi.GET_KEYS_IT_HAS) {
            BitSet has = new BitSet();
            for (int code : codes) {
                has.set(code);
            }
            argument.put(0, has.toByteArray());
        } else if (request == EvdevUapi.GET_KEYS_DOWN) {
            synchronized (this) {
                argument.put(0, down.toByteArray());
            }
        } else if (request == EvdevUapi.SET_CLOCK) {
            clock = argument.getInt(0);
        } else {
            return -Errno.ENOTTY;
        }
        return 0;
    }

    void key(int code, int value, long micros) {
        synchronized (this) {
            down.set(code, value != 0);
        }
        event(EvdevUapi.EV_KEY, code, value, micros);
        event(EvdevUapi.EV_SYN, EvdevUapi.SYN_REPORT, 0, micros);
    }

    synchronized void unheard(int code, boolean isDown) {
        down.set(code, isDown);
    }

    void event(int type, int code, int value, long micros) {
        ByteBuffer event = Libc.buffer(EvdevUapi.EVENT_BYTES);
        if (EvdevUapi.WORD == Long.BYTES) {
            event.putLong(0, micros / 1_000_000).putLong(EvdevUapi.WORD, micros % 1_000_000);
        } else {
            event.putInt(0, (int) (micros / 1_000_000)).putInt(EvdevUapi.WORD, (int) (micros % 1_000_000));
        }
        event.putShort(EvdevUapi.EVENT_TYPE, (short) type)
                .putShort(EvdevUapi.EVENT_CODE, (short) code)
                .putInt(EvdevUapi.EVENT_VALUE, value);
        pipe.write(event);
    }

    /** It is pulled out. */
    void gone() {
        openError = Errno.ENODEV;
        pipe.close();
    }
}
