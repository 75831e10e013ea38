package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;

/**
 * A telephone handset by its HID reports ({@code /dev/hidraw0}). Of a telephony device the kernel makes no input device at
 * all, and where it makes one of its other keys, it passes over the hook switch. What it is at first is not known: a
 * handset lies in its cradle, and no key is down, until it reports.
 */
final class HidrawDevice implements InputDevice {

    /**
     * What a device says of itself.
     *
     * @param keysToo false when the kernel tells of them by an input device
     */
    record Look(DeviceIdentity identity, List<HidField> fields, boolean keysToo) {}

    private final Libc libc;
    private final int fd;
    private final int part;
    private final List<HidField> fields;
    private final boolean numbered;
    private final boolean keysToo;
    private final HidCodes codes;
    private final Listener listener;
    private final LongSupplier nanos;
    private final ByteBuffer buffer = Libc.buffer(HidrawUapi.REPORT_BYTES);
    private final byte[] report = new byte[HidrawUapi.REPORT_BYTES];
    private final KeysDown down;
    private boolean hasSpoken;

    HidrawDevice(Libc libc, int fd, int part, Look look, HidCodes codes, Listener listener, LongSupplier nanos) {
        this.libc = libc;
        this.fd = fd;
        this.part = part;
        this.fields = look.fields();
        this.numbered = fields.stream().anyMatch(field -> field.report() != 0);
        this.keysToo = look.keysToo();
        this.codes = codes;
        this.listener = listener;
        this.down = new KeysDown(new BitSet(), listener);
        this.nanos = nanos;
    }

    /** Asks an opened device; empty if it is none, or no telephone. */
    static Optional<Look> ask(Libc libc, int fd, boolean keysToo, HidCodes codes) {
        ByteBuffer info = Libc.buffer(HidrawUapi.INFO_BYTES);
        ByteBuffer size = Libc.buffer(Integer.BYTES);
        ByteBuffer descriptor = Libc.buffer(HidrawUapi.DESCRIPTOR_BYTES);
        if (libc.ioctl(fd, HidrawUapi.GET_INFO, info) < 0
                || libc.ioctl(fd, HidrawUapi.GET_DESCRIPTOR_SIZE, size) < 0
                || size.getInt(0) < 0
                || size.getInt(0) > HidrawUapi.MOST_DESCRIPTOR_BYTES) {
            return Optional.empty();
        }
        descriptor.putInt(0, size.getInt(0));
        if (libc.ioctl(fd, HidrawUapi.GET_DESCRIPTOR, descriptor) < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[size.getInt(0)];
        descriptor.get(Integer.BYTES, bytes);
        List<HidField> fields = HidDescriptor.inputs(bytes);
        BitSet keys = new BitSet();
        fields.forEach(field -> field.usages().stream()
                .filter(usage -> keysToo || HidCodes.isHook(usage))
                .forEach(usage -> codes.code(usage).ifPresent(keys::set)));
        boolean telephone =
                fields.stream().anyMatch(field -> field.usages().stream().anyMatch(HidCodes::isTelephony));
        if (!telephone || keys.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer name = Libc.buffer(HidrawUapi.TEXT_BYTES);
        ByteBuffer phys = Libc.buffer(HidrawUapi.TEXT_BYTES);
        libc.ioctl(fd, HidrawUapi.GET_NAME, name);
        libc.ioctl(fd, HidrawUapi.GET_PHYS, phys);
        InputPart.UsbId id = new InputPart.UsbId(
                Short.toUnsignedInt(info.getShort(HidrawUapi.INFO_VENDOR)),
                Short.toUnsignedInt(info.getShort(HidrawUapi.INFO_PRODUCT)));
        DeviceIdentity identity = new DeviceIdentity(DeviceIdentity.text(name), DeviceIdentity.text(phys), id, keys);
        return Optional.of(new Look(identity, fields, keysToo));
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public int part() {
        return part;
    }

    @Override
    public boolean isDown(int code) {
        return down.has(code);
    }

    @Override
    public boolean hasSpoken() {
        return hasSpoken;
    }

    @Override
    public boolean read(int returned) {
        if ((returned & Libc.POLLIN) == 0) {
            return false;
        }
        int bytes = libc.read(fd, buffer, buffer.capacity());
        if (bytes > 0) {
            hasSpoken = true;
            buffer.get(0, report, 0, bytes);
            said(bytes);
        }
        return bytes > 0 || bytes == -Errno.EAGAIN || bytes == -Errno.EINTR;
    }

    @Override
    public void gone() {
        down.become(new BitSet(), nanos.getAsLong());
    }

    private void said(int bytes) {
        long at = nanos.getAsLong();
        int number = numbered ? report[0] & 0xFF : 0;
        BitSet told = new BitSet();
        BitSet on = new BitSet();
        for (HidField field : fields) {
            if (field.report() == number) {
                int active = field.on(report, numbered ? 1 : 0, bytes);
                field.usages().forEach(usage -> code(usage).ifPresent(told::set));
                code(active).ifPresent(code -> on(code, field.relative() && !HidCodes.isHook(active), on, at));
            }
        }
        down.become(told, on, at);
    }

    private void on(int code, boolean once, BitSet on, long at) {
        if (once) {
            listener.changed(code, true, at);
            listener.changed(code, false, at);
        } else {
            on.set(code);
        }
    }

    private OptionalInt code(int usage) {
        return keysToo || HidCodes.isHook(usage) ? codes.code(usage) : OptionalInt.empty();
    }
}
