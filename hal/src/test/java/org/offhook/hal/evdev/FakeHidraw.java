package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Pipe;

/** A HID device; its reports go through a pipe of the kernel. */
final class FakeHidraw implements FakeKernel.Device {

    private final byte[] descriptor;
    final Pipe pipe = Pipe.ofPackets();

    FakeHidraw(String descriptor) {
        this.descriptor = HexFormat.of().parseHex(descriptor);
    }

    @Override
    public int open(FakeKernel kernel) {
        return kernel.descriptor(this, pipe.readEnd());
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        if (request == HidrawUapi.GET_INFO) {
            argument.putShort(HidrawUapi.INFO_VENDOR, (short) 0x1209).putShort(HidrawUapi.INFO_PRODUCT, (short) 0xF002);
        } else if (request == HidrawUapi.GET_DESCRIPTOR_SIZE) {
            argument.putInt(0, descriptor.length);
        } else if (request == HidrawUapi.GET_DESCRIPTOR) {
            argument.put(Integer.BYTES, descriptor, 0, argument.getInt(0));
        } else if (request == HidrawUapi.GET_NAME) {
            argument.put(0, "Some Handset".getBytes(StandardCharsets.US_ASCII));
        } else if (request == HidrawUapi.GET_PHYS) {
            argument.put(0, "usb-0000:01:00.0-1.2/input0".getBytes(StandardCharsets.US_ASCII));
        } else {
            return -Errno.ENOTTY;
        }
        return 0;
    }

    void report(int... bytes) {
        ByteBuffer report = Libc.buffer(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            report.put(i, (byte) bytes[i]);
        }
        pipe.write(report);
    }
}
