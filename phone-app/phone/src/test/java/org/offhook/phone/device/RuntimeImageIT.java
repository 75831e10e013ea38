package org.offhook.phone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.Await;
import org.offhook.testkit.ChildProcess;

/** What goes onto a device. */
class RuntimeImageIT {

    private static final Set<String> NEVER = Set.of(
            "fleet", "demo", "bench", "testkit", "testboard", "junit", "jqwik", "sqlite", "postgresql", "playwright");

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void twoBuildsHaveTheSameBytes() throws Exception {
        String printed = DeviceFolder.succeeds(
                DeviceFolder.launcher("image", "runtime", "--check", "--output", folder.resolve("offhook")));
        System.out.println(printed);
        var sums =
                Pattern.compile("(?m)^(?:first|second) build +([0-9a-f]{64})$").matcher(printed);
        assertTrue(sums.find(), printed);
        String first = sums.group(1);
        assertTrue(sums.find(), printed);
        assertEquals(first, sums.group(1));
    }

    @Test
    void everyFileHasItsChecksum() throws Exception {
        Path device = DeviceFolder.get();
        DeviceFolder.succeeds(DeviceFolder.run(
                Map.of(), Path.of("/bin/sh"), "-c", "cd " + device + " && sha256sum --quiet -c RELEASE"));
        String release = Files.readString(device.resolve("RELEASE"));
        try (Stream<Path> files = Files.walk(device)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> device.relativize(file).toString())
                    .filter(name -> !name.equals("RELEASE"))
                    .forEach(name -> assertTrue(release.contains("  " + name + "\n"), name));
        }
    }

    @Test
    void theDeviceCarriesThePhoneAndNothingElse() throws Exception {
        try (Stream<Path> jars = Files.list(DeviceFolder.get().resolve("lib"))) {
            jars.map(jar -> jar.getFileName().toString()).forEach(jar -> {
                assertTrue(jar.endsWith(".jar"), jar);
                NEVER.forEach(word -> assertFalse(jar.contains(word), jar));
            });
        }
    }

    @Test
    void aStrangerAmongTheJarsIsRefused() throws Exception {
        Path root = copyOfTheTree();
        Path lib = root.resolve("phone-app/phone/target/lib");
        Files.createFile(lib.resolve("offhook-fleet-0.1.0.jar"));
        ChildProcess.Finished refused =
                DeviceFolder.launcherIn(root, "image", "runtime", "--no-java", "--output", folder.resolve("out"));
        assertEquals(1, refused.exitCode(), refused.output());
        assertTrue(refused.output().contains("jars.list: offhook-fleet"), refused.output());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aJarThatIsMissingIsNoticed() throws Exception {
        Path root = copyOfTheTree();
        try (Stream<Path> jars = Files.list(root.resolve("phone-app/phone/target/lib"))) {
            Files.delete(jars.filter(jar -> jar.getFileName().toString().startsWith("jna-"))
                    .findFirst()
                    .orElseThrow());
        }
        ChildProcess.Finished refused =
                DeviceFolder.launcherIn(root, "image", "runtime", "--no-java", "--output", folder.resolve("out"));
        assertEquals(1, refused.exitCode(), refused.output());
        assertTrue(refused.output().contains("not there: jna"), refused.output());
    }

    /** As much of the tree as makes the folder of a device, so that a test can change it. */
    private Path copyOfTheTree() throws IOException {
        Path root = folder.resolve("tree");
        Path target = Files.createDirectories(root.resolve("phone-app/phone/target/lib"));
        Files.copy(DeviceFolder.ROOT.resolve("offhook"), root.resolve("offhook"));
        Path image = Files.createDirectories(root.resolve("phone-app/image"));
        for (String name : List.of("runtime.sh", "qemu.sh", "jars.list", "modules.list")) {
            Files.copy(DeviceFolder.ROOT.resolve("phone-app/image").resolve(name), image.resolve(name));
        }
        Files.copy(
                DeviceFolder.ROOT.resolve("phone-app/phone/jvm.options"), root.resolve("phone-app/phone/jvm.options"));
        try (Stream<Path> jars = Files.list(DeviceFolder.get().resolve("lib"))) {
            for (Path jar : jars.toList()) {
                String name = jar.getFileName().toString();
                Files.copy(jar, (name.startsWith("offhook-phone-") ? target.getParent() : target).resolve(name));
            }
        }
        return root;
    }

    @Test
    void theListOfModulesKnowsEveryModuleThatTheJarsUse() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        try (Stream<Path> jars = Files.list(DeviceFolder.get().resolve("lib"))) {
            for (Path jar : jars.toList()) {
                unpackClasses(jar, classes);
            }
        }
        StringWriter out = new StringWriter();
        StringWriter faults = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(faults),
                        "--multi-release",
                        "25",
                        "--ignore-missing-deps",
                        "--list-deps",
                        classes.toString());
        assertEquals(0, code, faults.toString());
        Set<String> used = out.toString()
                .lines()
                .map(line -> line.strip().replaceFirst("/.*", ""))
                .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(used.contains("java.base"), out.toString());
        Set<String> listed = Files.readAllLines(DeviceFolder.ROOT.resolve("phone-app/image/modules.list")).stream()
                .filter(line -> line.startsWith("+ ") || line.startsWith("- "))
                .map(line -> line.substring(2).split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        used.removeAll(listed);
        assertEquals(Set.of(), used, "neither taken nor left out in phone-app/image/modules.list");
    }

    /** Without module descriptors, which would have jdeps look for modules that a class path does not have. */
    private static void unpackClasses(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                    Path file = to.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    @Test
    void aTrainedCacheIsUsedAndOneThatDoesNotFitIsPassedOverInSilence() throws Exception {
        Path device = DeviceFolder.get();
        Path program = device.resolve("bin/offhook");
        Path cache = folder.resolve("cache");
        Map<String, String> environment = Map.of("CACHE_DIRECTORY", cache.toString());
        String plain = DeviceFolder.succeeds(DeviceFolder.run(environment, program, "version"));
        assertTrue(plain.startsWith("OffHook "), plain);

        // Two phones call each other in here, with no module but the listed ones.
        DeviceFolder.succeeds(DeviceFolder.run(environment, program, "aot"));
        Path trained = onlyFile(cache, ".aot");
        assertTrue(mapsOfRunning(environment, program).contains(trained.toString()));
        assertFalse(mapsOfRunning(Map.of("CACHE_DIRECTORY", cache.toString(), "OFFHOOK_AOT", "off"), program)
                .contains(trained.toString()));
        var made = Files.getLastModifiedTime(trained);
        DeviceFolder.succeeds(DeviceFolder.run(environment, program, "aot"));
        assertEquals(made, Files.getLastModifiedTime(trained), "it was trained once more");

        byte[] whole = Files.readAllBytes(trained);
        for (byte[] broken : new byte[][] {
            "rubbish".getBytes(StandardCharsets.UTF_8), new byte[1 << 20], Arrays.copyOf(whole, 1 << 20)
        }) {
            Files.write(trained, broken);
            assertEquals(plain, DeviceFolder.succeeds(DeviceFolder.run(environment, program, "version")));
        }
    }

    @Test
    void theLauncherOfTheTreeDoesWithoutACacheWhenItIsTold() throws Exception {
        Map<String, String> off = Map.of(
                "OFFHOOK_BUILD",
                "never",
                "OFFHOOK_JAVA_HOME",
                System.getProperty("java.home"),
                "XDG_CACHE_HOME",
                folder.toString(),
                "OFFHOOK_AOT",
                "off");
        String said = DeviceFolder.succeeds(DeviceFolder.run(off, DeviceFolder.ROOT.resolve("offhook"), "version"));
        assertTrue(said.startsWith("OffHook "), said);
        assertFalse(Files.exists(folder.resolve("offhook/aot")));
    }

    @Test
    void aTrainingGivesWayToCalls() throws Exception {
        Path program = DeviceFolder.get().resolve("bin/offhook");
        Path cache = folder.resolve("cache");
        Path log = cache.resolve("training.log");
        Path call = Files.createFile(folder.resolve("busy"));
        Map<String, String> environment = Map.of("CACHE_DIRECTORY", cache.toString(), "OFFHOOK_BUSY", call.toString());
        try (ChildProcess training = DeviceFolder.start(environment, program, "aot")) {
            Await.until("the folder", SOON, () -> Files.exists(cache));
            Await.pause(Duration.ofSeconds(2));
            assertFalse(Files.exists(log), "it did not wait for the end of the call");
            Files.delete(call);
            Await.until("a training", SOON, () -> Files.exists(log) && trains(training));
            Files.createFile(call);
            Await.until("the end of the training", SOON, () -> !trains(training));
            assertTrue(training.isAlive());
            Files.delete(call);
            assertEquals(0, training.awaitExit(LIMIT), training.output());
        }
        onlyFile(cache, ".aot");
    }

    private static boolean trains(ChildProcess training) {
        return ProcessHandle.of(training.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(child -> child.info().command().stream())
                .anyMatch(command -> command.endsWith("/java"));
    }

    private String mapsOfRunning(Map<String, String> environment, Path program) throws Exception {
        Path config = folder.resolve("phone.yaml");
        Path state = folder.resolve("state");
        Map<String, String> all = new HashMap<>(environment);
        all.put("STATE_DIRECTORY", state.toString());
        Files.writeString(
                config,
                "version: 1\nsip: {port: 0, address: 127.0.0.1}\naudio: {device: \"null\"}\n"
                        + "accounts: [{user: a, password: b, server: \"127.0.0.1:9\"}]\n");
        try (ChildProcess phone = DeviceFolder.start(all, program, "run", "--config", config)) {
            phone.awaitLine(Pattern.compile("not registered"), Duration.ofSeconds(60));
            return Files.readString(Path.of("/proc", String.valueOf(phone.pid()), "maps"));
        }
    }

    private static Path onlyFile(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var found = files.filter(file -> file.toString().endsWith(end)).toList();
            assertEquals(1, found.size(), found.toString());
            return found.getFirst();
        }
    }
}
