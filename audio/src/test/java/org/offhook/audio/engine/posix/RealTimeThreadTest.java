package org.offhook.audio.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.offhook.audio.engine.RealTimeSettings;
import org.offhook.audio.engine.ThreadPolicy;

/** What the kernel says of the threads afterwards, where it allows real time at all (root, or LimitRTPRIO). */
class RealTimeThreadTest {

    private static final String OTHER = "0 0";

    @Test
    void audioThreadIsRealTimeAndAThreadThatItStartsIsNot() throws Exception {
        RealTimePolicy policy = new RealTimePolicy(new RealTimeSettings(7, true, List.of()));
        AtomicReference<String> own = new AtomicReference<>("");
        AtomicReference<String> child = new AtomicReference<>("");
        Thread audio = new Thread(() -> {
            policy.started(ThreadPolicy.AUDIO_THREAD);
            own.set(scheduling());
            Thread started = new Thread(() -> child.set(scheduling()));
            started.start();
            join(started);
        });
        audio.start();
        join(audio);
        assumeTrue(policy.state().startsWith("fifo 7"), policy.state());
        assertEquals("7 1", own.get());
        assertEquals(OTHER, child.get());
        assertEquals(OTHER, scheduling());
        if (policy.state().contains("memory locked")) {
            assertTrue(lockedKilobytes() > 0, "locked memory");
        }
    }

    /** Real-time priority and policy of the calling thread: fields 40 and 41 of {@code /proc/…/stat} (proc(5)). */
    private static String scheduling() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[37] + " " + fields[38];
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long lockedKilobytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmLck:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
