package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.posix.Libc;

/**
 * What an input device says of itself.
 *
 * @param phys where it is plugged in, may be empty
 * @param keys codes that it can send
 */
record DeviceIdentity(String name, String phys, InputPart.UsbId id, BitSet keys) {

    /** Asks an opened device; empty if it is none. */
    static Optional<DeviceIdentity> ask(Libc libc, int fd) {
        ByteBuffer id = Libc.buffer(EvdevUapi.ID_BYTES);
        ByteBuffer name = Libc.buffer(EvdevUapi.TEXT_BYTES);
        ByteBuffer phys = Libc.buffer(EvdevUapi.TEXT_BYTES);
        ByteBuffer keys = Libc.buffer(EvdevUapi.KEY_BYTES);
        if (libc.ioctl(fd, EvdevUapi.GET_ID, id) < 0 || libc.ioctl(fd, EvdevUapi.GET_NAME, name) < 0) {
            return Optional.empty();
        }
        libc.ioctl(fd, EvdevUapi.GET_PHYS, phys);
        libc.ioctl(fd, EvdevUapi.GET_KEYS_IT_HAS, keys);
        return Optional.of(new DeviceIdentity(
                text(name),
                text(phys),
                new InputPart.UsbId(
                        Short.toUnsignedInt(id.getShort(EvdevUapi.ID_VENDOR)),
                        Short.toUnsignedInt(id.getShort(EvdevUapi.ID_PRODUCT))),
                bits(keys)));
    }

    /** A bit field of the kernel, which is made of C's {@code long}s: on every machine that a phone has, of bytes. */
    static BitSet bits(ByteBuffer field) {
        return BitSet.valueOf(field.clear());
    }

    /** True when it is what a part of the board means, and has a key that means something. */
    boolean fits(InputPart part, KeyMap map) {
        return part.name().map(pattern -> like(pattern, name)).orElse(true)
                && part.phys().map(pattern -> like(pattern, phys)).orElse(true)
                && part.usb().map(id::equals).orElse(true)
                && (map.hook().isPresent() && keys.get(map.hook().getAsInt())
                        || map.keys().keySet().stream().anyMatch(keys::get));
    }

    private static boolean like(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches(regex.toString(), text);
    }

    /** What the kernel wrote, up to its first zero. */
    static String text(ByteBuffer from) {
        int length = 0;
        while (length < from.capacity() && from.get(length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        from.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "'%s' (%s)".formatted(name, id);
    }
}
