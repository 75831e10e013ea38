package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The external tree for Buildroot, as far as it can be tried without a Buildroot; its README says what it makes. */
class BuildrootTreeTest {

    private static final Path TREE =
            Path.of("../../buildroot-overlay").toAbsolutePath().normalize();
    private static final List<String> IMAGE_TOOLS =
            List.of("genimage", "mcopy", "mkdosfs", "mke2fs", "rauc", "mksquashfs", "openssl", "sfdisk");

    @TempDir
    Path folder;

    @Test
    void theTreeIsInOrder() throws Exception {
        String said = run("check", 0);
        assertTrue(said.contains("The external tree is in order."), said);
        assertTrue(said.contains("Slots: an update is tried once"), said);
    }

    @Test
    void aReferenceToNothingIsFound() throws Exception {
        Path copy = folder.resolve("buildroot-overlay");
        copy(TREE, copy);
        copy(TREE.resolveSibling("systemd"), folder.resolve("systemd"));
        Path config = copy.resolve("configs/offhook_rpi5_defconfig");
        Files.writeString(
                config,
                Files.readString(config).replace("board/rpi/linux.fragment", "board/rpi/absent.fragment"),
                StandardCharsets.UTF_8);
        Files.writeString(
                copy.resolve("rootfs-overlay/usr/lib/systemd/system-preset/10-offhook.preset"),
                "enable nobody-has.service\n");
        String said = run(copy, "check", 1);
        assertTrue(said.contains("names /board/rpi/absent.fragment, which does not exist"), said);
        assertTrue(said.contains("the unit nobody-has.service is enabled or named, but nobody brings it"), said);
    }

    @Test
    void imageAndBundleHoldWhatTheyShould() throws Exception {
        for (String tool : IMAGE_TOOLS) {
            assumeTrue(
                    Stream.of("/usr/bin", "/usr/sbin", "/sbin", "/bin")
                            .anyMatch(bin -> Files.isExecutable(Path.of(bin, tool))),
                    tool + " is not installed");
        }
        String said = run("check-image", 0);
        assertTrue(said.contains("Images and bundles: partitions, slots"), said);
    }

    private String run(String script, int expected) throws Exception {
        return run(TREE, script, expected);
    }

    private String run(Path tree, String script, int expected) throws Exception {
        Path output = folder.resolve(script + ".log");
        ProcessBuilder builder = new ProcessBuilder(tree.resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("BUILDROOT_DIR");
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(script + " does not end");
        }
        String said = Files.readString(output);
        assertEquals(expected, process.exitValue(), said);
        return said;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
