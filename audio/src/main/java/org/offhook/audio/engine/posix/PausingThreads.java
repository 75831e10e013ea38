package org.offhook.audio.engine.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Threads of the JVM for which all Java threads wait: with the serial collector it collects garbage, too. */
final class PausingThreads {

    private static final String NAME = "VM Thread";

    private PausingThreads() {}

    /** The kernel's numbers of them; empty where it does not tell. */
    static List<Integer> ofThisProcess() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.filter(PausingThreads::isOne)
                    .map(thread -> Integer.valueOf(thread.getFileName().toString()))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static boolean isOne(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().equals(NAME);
        } catch (IOException e) {
            return false;
        }
    }
}
