package org.offhook.hal.posix;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** C programs of {@code src/test/c}, compiled against the kernel's headers where there is a compiler. */
public final class KernelHeaders {

    private KernelHeaders() {}

    /** Compiles a program; skips the test if this machine has no compiler or no kernel headers. */
    public static Path compiled(String source, Path into) throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasCompiler(), "SKIPPED: no gcc");
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/include/linux/gpio.h")), "SKIPPED: no kernel headers");
        Path program = into.resolve(source.replace(".c", ""));
        run(List.of("gcc", "-Wall", "-Werror", "-o", program.toString(), "src/test/c/" + source));
        return program;
    }

    /** What {@code abi.c} prints: names and numbers. */
    public static Map<String, Long> abi(Path scratch) throws IOException, InterruptedException {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String line : run(List.of(compiled("abi.c", scratch).toString())).split("\n")) {
            int space = line.lastIndexOf(' ');
            values.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
        }
        return values;
    }

    public static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, 0);
    }

    /** What a program prints; it must end with that status. */
    public static String run(List<String> command, int status) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != status) {
            throw new AssertionError(command + ": " + output);
        }
        return output;
    }

    private static boolean hasCompiler() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
    }
}
