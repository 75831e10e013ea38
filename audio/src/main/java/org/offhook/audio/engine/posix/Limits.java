package org.offhook.audio.engine.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this process may ask of the kernel, as {@code /proc/self} tells it (proc(5)).
 *
 * @param realTimePriority RLIMIT_RTPRIO
 * @param lockedMemory RLIMIT_MEMLOCK in bytes; {@link #UNLIMITED}
 * @param niceCapability CAP_SYS_NICE, which makes the first limit void
 * @param lockCapability CAP_IPC_LOCK, which makes the second limit void
 */
record Limits(long realTimePriority, long lockedMemory, boolean niceCapability, boolean lockCapability) {

    static final long UNLIMITED = Long.MAX_VALUE;

    private static final int CAP_IPC_LOCK = 14;
    private static final int CAP_SYS_NICE = 23;

    /** Nothing is allowed where there is no such information. */
    static Limits ofThisProcess() {
        try {
            return parse(
                    Files.readString(Path.of("/proc/self/limits")), Files.readString(Path.of("/proc/self/status")));
        } catch (IOException | IllegalArgumentException e) {
            return new Limits(0, 0, false, false);
        }
    }

    static Limits parse(String limits, String status) {
        long capabilities = line(status, "CapEff:")
                .map(text -> Long.parseUnsignedLong(text, 16))
                .orElse(0L);
        return new Limits(
                soft(limits, "Max realtime priority"),
                soft(limits, "Max locked memory"),
                (capabilities >> CAP_SYS_NICE & 1) != 0,
                (capabilities >> CAP_IPC_LOCK & 1) != 0);
    }

    private static long soft(String limits, String name) {
        String value = line(limits, name).map(text -> text.split("\\s+")[0]).orElse("0");
        return value.equals("unlimited") ? UNLIMITED : Long.parseLong(value);
    }

    private static Optional<String> line(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst();
    }
}
