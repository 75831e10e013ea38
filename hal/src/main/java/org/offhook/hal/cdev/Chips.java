package org.offhook.hal.cdev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.hal.line.LineException;
import org.offhook.hal.posix.DeviceFile;
import org.offhook.hal.posix.Libc;

/** The GPIO chips of this machine. */
final class Chips {

    private static final String PREFIX = "gpiochip";
    private static final int FLAGS = Libc.O_RDWR | Libc.O_CLOEXEC;

    /** A chip and its descriptor, which whoever asked for it closes. */
    record Opened(int fd, ChipInfo info) {}

    private final Libc libc;
    private final Path dev;

    Chips(Libc libc, Path dev) {
        this.libc = libc;
        this.dev = dev;
    }

    /**
     * Opens a chip by the name of its device file or by its label.
     *
     * @throws LineException if there is no such chip, or more than one of that label, or it may not be opened
     */
    Opened open(String wanted) throws LineException {
        if (DeviceFile.numbered(dev, PREFIX).contains(wanted)) {
            return open(dev.resolve(wanted));
        }
        List<Path> labelled =
                files().stream().filter(file -> hasLabel(file, wanted)).toList();
        if (labelled.size() > 1) {
            throw new LineException("the label %s is that of %s: name one of them"
                    .formatted(
                            wanted,
                            labelled.stream()
                                    .map(file -> file.getFileName().toString())
                                    .collect(Collectors.joining(" and "))));
        }
        if (labelled.isEmpty()) {
            throw new LineException("there is no GPIO chip %s: %s".formatted(wanted, present()));
        }
        return open(labelled.getFirst());
    }

    /** What there is, as a sentence. */
    String present() {
        List<Path> files = files();
        if (files.isEmpty()) {
            return "this machine has none";
        }
        return "this machine has " + files.stream().map(this::describe).collect(Collectors.joining(", "));
    }

    /** True when a chip of this machine can be opened and speaks uAPI v2. */
    boolean anySpeaksV2() {
        for (Path file : files()) {
            int fd = libc.open(file.toString(), FLAGS);
            if (fd >= 0) {
                boolean speaks = ChipInfo.speaksV2(libc, fd);
                libc.close(fd);
                if (speaks) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean none() {
        return files().isEmpty();
    }

    private Opened open(Path file) throws LineException {
        int fd = libc.open(file.toString(), FLAGS);
        if (fd < 0) {
            throw new LineException("no GPIO lines: " + DeviceFile.whyNot(file, -fd));
        }
        ChipInfo info = ChipInfo.ask(libc, fd, file).orElse(null);
        if (info == null) {
            libc.close(fd);
            throw new LineException(file + " is no GPIO chip");
        }
        if (!ChipInfo.speaksV2(libc, fd)) {
            libc.close(fd);
            throw new LineException(
                    "%s speaks only the old GPIO interface: Linux 5.10 or newer is needed, or the back end pi4j"
                            .formatted(info.name()));
        }
        return new Opened(fd, info);
    }

    /** Each chip once: newer kernels of the Raspberry Pi have links beside the true names. */
    private List<Path> files() {
        return DeviceFile.numbered(dev, PREFIX).stream()
                .map(dev::resolve)
                .filter(file -> !Files.isSymbolicLink(file))
                .toList();
    }

    private boolean hasLabel(Path file, String label) {
        return info(file).map(info -> info.label().equals(label)).orElse(false);
    }

    private String describe(Path file) {
        return info(file).map(ChipInfo::toString).orElse(file.getFileName() + " (cannot be opened)");
    }

    private Optional<ChipInfo> info(Path file) {
        int fd = libc.open(file.toString(), FLAGS);
        if (fd < 0) {
            return Optional.empty();
        }
        try {
            return ChipInfo.ask(libc, fd, file);
        } finally {
            libc.close(fd);
        }
    }
}
