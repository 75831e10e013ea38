package org.offhook.bench.stress;

import java.util.List;
import org.offhook.bench.media.TestCodec;

/**
 * How much is measured.
 *
 * @param rounds how often each phone is started and everything is done to it
 * @param seconds of each window
 * @param warmSeconds of the call before the first window
 * @param pressures in this order; before each a window without
 * @param policies each a phone of its own, in turn
 * @param floodPerSecond SIP requests a second
 * @param flags more Java flags, after those of the phone
 */
public record StressPlan(
        int rounds,
        int seconds,
        int warmSeconds,
        TestCodec codec,
        List<Kind> pressures,
        List<Policy> policies,
        int floodPerSecond,
        List<String> flags) {

    public StressPlan {
        pressures = List.copyOf(pressures);
        policies = List.copyOf(policies);
        flags = List.copyOf(flags);
    }

    /** What is done to the phone. */
    public enum Kind {
        ALLOCATOR("500 MB/s of garbage in the same JVM"),
        COMPILER("2000 methods a second made void and compiled again"),
        CLASSES("classes made, compiled and dropped without end"),
        FLOOD("SIP requests from loopback");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How the phone runs beside other programs. */
    public enum Policy {
        /** As its systemd unit starts it; nice −10 is what CPUWeight=1000 is without control groups. */
        FIFO("SCHED_FIFO", "{priority: 60, lockMemory: true}", List.of("nice", "-n", "-10")),
        NORMAL("no priority", "{priority: 0, lockMemory: false}", List.of());

        private final String text;
        private final String realTime;
        private final List<String> launcher;

        Policy(String text, String realTime, List<String> launcher) {
            this.text = text;
            this.realTime = realTime;
            this.launcher = launcher;
        }

        public String text() {
            return text;
        }

        /** Value of {@code audio.realTime}. */
        String realTime() {
            return realTime;
        }

        /** What stands before the command that starts the phone. */
        List<String> launcher() {
            return launcher;
        }
    }
}
