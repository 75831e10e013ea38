package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.hal.board.MachineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.posix.DeviceFile;
import org.offhook.hal.posix.Libc;

/** The GPIO chips of this machine, found and asked without taking a line. Any thread. */
public final class GpioChips {

    private static final String PREFIX = "gpiochip";
    private static final int FLAGS = Libc.O_RDWR | Libc.O_CLOEXEC;

    /** A chip and its descriptor, which whoever asked for it closes. */
    record Opened(int fd, ChipInfo info) {}

    private final Libc libc;
    private final Path dev;

    public GpioChips() {
        this(Libc.ofThisMachine(), Path.of("/dev"));
    }

    /** @param dev folder of the device files */
    public GpioChips(Libc libc, Path dev) {
        this.libc = libc;
        this.dev = dev;
    }

    /**
     * A chip by the name of its device file or by its label.
     *
     * @throws LineException if there is no such chip, or more than one of that label, or it may not be opened
     */
    public ChipInfo find(String wanted) throws LineException {
        Opened opened = open(wanted);
        libc.close(opened.fd());
        return opened.info();
    }

    /** All chips that may be opened. */
    public List<ChipInfo> all() {
        return files().stream().flatMap(file -> info(file).stream()).toList();
    }

    /** Those that speak version 2 of the interface, with the lines that nobody uses, by what the kernel says of each. */
    List<MachineChip> withFreeLines() {
        List<MachineChip> chips = new ArrayList<>();
        for (Path file : files()) {
            int fd = libc.open(file.toString(), FLAGS);
            if (fd >= 0) {
                ask(fd, file)
                        .filter(ChipInfo::speaksV2)
                        .ifPresent(info -> chips.add(new MachineChip(info.name(), info.label(), free(fd, info))));
                libc.close(fd);
            }
        }
        return chips;
    }

    private List<Integer> free(int fd, ChipInfo info) {
        List<Integer> free = new ArrayList<>();
        for (int line = 0; line < info.lines(); line++) {
            ByteBuffer asked = Libc.buffer(GpioUapi.LINE_INFO_BYTES).putInt(GpioUapi.INFO_OFFSET, line);
            if (libc.ioctl(fd, GpioUapi.GET_LINEINFO, asked) >= 0
                    && (asked.getLong(GpioUapi.INFO_FLAGS) & GpioUapi.FLAG_USED) == 0) {
                free.add(line);
            }
        }
        return free;
    }

    /** What there is, as a sentence, with what cannot be opened and why. */
    public String present() {
        List<Path> files = files();
        if (files.isEmpty()) {
            return "this machine has none";
        }
        return "this machine has " + files.stream().map(this::describe).collect(Collectors.joining(", "));
    }

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

    private Opened open(Path file) throws LineException {
        int fd = libc.open(file.toString(), FLAGS);
        if (fd < 0) {
            throw new LineException("no GPIO lines: " + DeviceFile.whyNot(file, -fd));
        }
        Optional<ChipInfo> info = ask(fd, file);
        if (info.isEmpty()) {
            libc.close(fd);
            throw new LineException(file + " is no GPIO chip");
        }
        return new Opened(fd, info.get());
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
        int fd = libc.open(file.toString(), FLAGS);
        if (fd < 0) {
            return "%s (%s)".formatted(file.getFileName(), DeviceFile.whyNot(file, -fd));
        }
        libc.close(fd);
        return info(file).map(ChipInfo::toString).orElse(file.getFileName() + " (no GPIO chip)");
    }

    private Optional<ChipInfo> info(Path file) {
        int fd = libc.open(file.toString(), FLAGS);
        if (fd < 0) {
            return Optional.empty();
        }
        try {
            return ask(fd, file);
        } finally {
            libc.close(fd);
        }
    }

    private Optional<ChipInfo> ask(int fd, Path file) {
        ByteBuffer info = Libc.buffer(GpioUapi.CHIP_INFO_BYTES);
        if (libc.ioctl(fd, GpioUapi.GET_CHIPINFO, info) < 0) {
            return Optional.empty();
        }
        return Optional.of(new ChipInfo(
                file.getFileName().toString(),
                GpioUapi.name(info, GpioUapi.CHIP_LABEL),
                info.getInt(GpioUapi.CHIP_LINES),
                libc.ioctl(fd, GpioUapi.GET_LINEINFO_V1, Libc.buffer(GpioUapi.LINE_INFO_V1_BYTES)) >= 0,
                libc.ioctl(fd, GpioUapi.GET_LINEINFO, Libc.buffer(GpioUapi.LINE_INFO_BYTES)) >= 0));
    }
}
