package org.offhook.hal.cdev;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;
import org.offhook.hal.posix.DeviceFile;

/** A pulse-width output by {@code /sys/class/pwm}, as in the kernel's {@code Documentation/driver-api/pwm.rst}. */
public final class SysfsPwm implements Pwm {

    private static final String PREFIX = "pwmchip";
    private static final int TRIES = 40;
    private static final long BETWEEN_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final Path chip;
    private final int channel;
    private final Path folder;
    private final long periodNanos;
    private final Consumer<Pwm> released;
    private boolean closed;

    private SysfsPwm(Path chip, int channel, int hertz, Consumer<Pwm> released) {
        this.chip = chip;
        this.released = released;
        this.channel = channel;
        this.folder = chip.resolve("pwm" + channel);
        this.periodNanos = TimeUnit.SECONDS.toNanos(1) / hertz;
    }

    /** Waits for at most a second, until udev has given the new files to their group. */
    public static SysfsPwm open(Path sys, int chipNumber, int channel, int hertz, Consumer<Pwm> released)
            throws LineException {
        if (hertz < 1 || channel < 0) {
            throw new LineException("no PWM output %d at %d Hz".formatted(channel, hertz));
        }
        Path chips = sys.resolve("class/pwm");
        Path chip = chips.resolve(PREFIX + chipNumber);
        if (!Files.isDirectory(chip)) {
            var present = DeviceFile.numbered(chips, PREFIX);
            throw new LineException("there is no %s%d: this machine has %s"
                    .formatted(PREFIX, chipNumber, present.isEmpty() ? "none" : String.join(", ", present)));
        }
        SysfsPwm pwm = new SysfsPwm(chip, channel, hertz, released);
        try {
            pwm.begin();
        } catch (IOException e) {
            throw new LineException(pwm.whyNot(e), e);
        }
        return pwm;
    }

    private void begin() throws IOException {
        int channels = Integer.parseInt(Files.readString(chip.resolve("npwm")).strip());
        if (channel >= channels) {
            throw new LineException("%s has the outputs 0 to %d: there is no output %d"
                    .formatted(chip.getFileName(), channels - 1, channel));
        }
        if (!Files.isDirectory(folder)) {
            Files.writeString(chip.resolve("export"), Integer.toString(channel));
        }
        for (int tries = 1; tries < TRIES && !Files.isWritable(folder.resolve("enable")); tries++) {
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
        if (!Files.readString(folder.resolve("period")).strip().equals("0")) {
            put("duty_cycle", 0);
        }
        put("period", periodNanos);
        put("enable", 1);
    }

    @Override
    public synchronized void set(double duty) throws LineException {
        if (closed) {
            throw new LineException(this + " has been given up");
        }
        try {
            put("duty_cycle", Math.round(Math.clamp(duty, 0, 1) * periodNanos));
        } catch (IOException e) {
            throw new LineException(whyNot(e), e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        released.accept(this);
        try {
            put("enable", 0);
            Files.writeString(chip.resolve("unexport"), Integer.toString(channel));
        } catch (IOException _) {
            // It is gone, which is what close() is for.
        }
    }

    @Override
    public String toString() {
        return "output %d of %s".formatted(channel, chip.getFileName());
    }

    private void put(String file, long value) throws IOException {
        Files.writeString(folder.resolve(file), Long.toString(value));
    }

    private String whyNot(IOException e) {
        return switch (e) {
            case LineException line -> line.getMessage();
            case AccessDeniedException _ ->
                "user %s may not use %s: put it into the group that the folder belongs to"
                        .formatted(System.getProperty("user.name"), this);
            default -> "%s fails: %s".formatted(this, e.getMessage());
        };
    }
}
