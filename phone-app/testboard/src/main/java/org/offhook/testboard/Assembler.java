package org.offhook.testboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.offhook.testkit.ChildProcess;

/** The assembler script: makes or finds in its cache what a board boots. */
final class Assembler {
    /** A first run loads 250 MB and unpacks them, on a machine that may be busy. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Path script;

    Assembler(Path script) {
        this.script = script;
    }

    /** The script in the source tree that the build names, or the one below the current folder. */
    static Assembler find() {
        Path root = Path.of(System.getProperty("offhook.root", ""));
        for (Path candidate : List.of(
                root.resolve("phone-app/testboard/assemble"),
                Path.of("assemble").toAbsolutePath())) {
            if (Files.isExecutable(candidate)) {
                return new Assembler(candidate);
            }
        }
        throw new IllegalStateException("no assembler script below " + root.toAbsolutePath());
    }

    /** The kernel image. */
    Path kernel(GuestKernel kernel) {
        return run("kernel", kernel.id()).resolve("Image");
    }

    /** The start-up file system with the test board's module. */
    Path initrd(GuestKernel kernel) {
        return run("initrd", kernel.id()).resolve("initrd");
    }

    /** The root file system. */
    Path root() {
        return run("root").resolve("root.img");
    }

    /** A root file system with systemd, and this folder's content laid over it. */
    Path system(GuestKernel kernel, Path folder) {
        return run("system", kernel.id(), folder.toAbsolutePath().toString()).resolve("root.img");
    }

    /** A new data disk with this folder's content. */
    Path data(Path file, int megabytes, Path content) {
        return run(
                "data",
                file.toAbsolutePath().toString(),
                String.valueOf(megabytes),
                content.toAbsolutePath().toString());
    }

    /** An ext4 image of a folder's content. */
    Path image(Path folder, Path file) {
        return run("image", folder.toString(), file.toString());
    }

    private Path run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        try {
            Path work = Files.createTempDirectory("offhook-assemble-");
            try {
                return run(command, work);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the script says to people goes into the log; its answer is the last line. */
    private Path run(List<String> command, Path work) {
        try (ChildProcess child = ChildProcess.start("assemble", command, Map.of(), work.resolve("log"))) {
            int code = child.awaitExit(LIMIT);
            List<String> lines = child.output().lines().toList();
            lines.stream().filter(line -> line.startsWith("assemble:")).forEach(System.out::println);
            if (code != 0 || lines.isEmpty()) {
                throw new AssertionError(
                        String.join(" ", command) + " ended with " + code + ":\n" + String.join("\n", lines));
            }
            return Path.of(lines.getLast());
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
