package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.hal.posix.Libc;

/**
 * What a chip says of itself.
 *
 * @param name as in {@code /dev}
 */
record ChipInfo(String name, String label, int lines) {

    /** Asks an opened file; empty if it is no GPIO chip. */
    static Optional<ChipInfo> ask(Libc libc, int fd, Path file) {
        ByteBuffer info = Libc.buffer(GpioUapi.CHIP_INFO_BYTES);
        if (libc.ioctl(fd, GpioUapi.GET_CHIPINFO, info) < 0) {
            return Optional.empty();
        }
        return Optional.of(new ChipInfo(
                file.getFileName().toString(),
                GpioUapi.name(info, GpioUapi.CHIP_LABEL),
                info.getInt(GpioUapi.CHIP_LINES)));
    }

    /** True when it speaks uAPI v2, which came with Linux 5.10. */
    static boolean speaksV2(Libc libc, int fd) {
        return libc.ioctl(fd, GpioUapi.GET_LINEINFO, Libc.buffer(GpioUapi.LINE_INFO_BYTES)) >= 0;
    }

    @Override
    public String toString() {
        return "%s (%s, %d lines)".formatted(name, label, lines);
    }
}
