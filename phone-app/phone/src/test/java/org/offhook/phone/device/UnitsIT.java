package org.offhook.phone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.ChildProcess;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/** What {@code ./offhook install} makes of a machine, and what systemd says to its units. */
class UnitsIT {

    private static final String UNITS = "usr/local/lib/systemd/system";
    private static final double MOST_EXPOSED = 3.0;

    /** systemd 254 brought them; an older one says so and goes on. */
    private static final Pattern NEWER_THAN_DEBIAN_12 =
            Pattern.compile(".*Unknown key (name )?'(RestartSteps|RestartMaxDelaySec)' in section .*, ignoring\\.");

    /** Of the machine's own, what ours name. */
    private static final List<String> MACHINES_UNITS = List.of(
            "sysinit.target",
            "basic.target",
            "multi-user.target",
            "timers.target",
            "paths.target",
            "shutdown.target",
            "sound.target",
            "time-set.target",
            "system.slice",
            "-.slice",
            "-.mount");

    @TempDir
    private Path folder;

    private Path machine;

    @BeforeEach
    void machine() throws IOException {
        Peers.require(Peer.SYSTEMD);
        machine = folder.resolve("machine");
        Path units = Files.createDirectories(machine.resolve("usr/lib/systemd/system"));
        for (String unit : MACHINES_UNITS) {
            Files.writeString(
                    units.resolve(unit),
                    "[Unit]\nDescription=" + unit + "\n"
                            + (unit.endsWith(".mount") ? "[Mount]\nWhere=/\nWhat=/dev/root\n" : ""));
        }
        Path rauc = Files.createDirectories(machine.resolve("usr/bin")).resolve("rauc");
        Files.createFile(rauc, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private void install(Object... options) throws IOException {
        DeviceFolder.succeeds(DeviceFolder.launcher(Stream.concat(
                        Stream.of("install", "--root", machine, "--runtime", DeviceFolder.get()), Stream.of(options))
                .toArray()));
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> names.add(folder.relativize(file).toString()));
            return names;
        }
    }

    private static List<String> ours(String end) throws IOException {
        try (Stream<Path> units = Files.list(DeviceFolder.ROOT.resolve("systemd"))) {
            return units.map(unit -> unit.getFileName().toString())
                    .filter(unit -> unit.startsWith("offhook") && unit.endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void systemdFindsNoFaultWithTheUnits() throws Exception {
        install("--board", "reference");
        List<String> units = Stream.of(".service", ".timer", ".path")
                .flatMap(end -> {
                    try {
                        return ours(end).stream();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
        assertEquals(8, units.size(), units.toString());
        for (String unit : units) {
            ChildProcess.Finished verified = DeviceFolder.run(
                    Map.of(), Path.of("/usr/bin/systemd-analyze"), "verify", "--man=no", "--root=" + machine, unit);
            List<String> faults = verified.output()
                    .lines()
                    .filter(line -> !NEWER_THAN_DEBIAN_12.matcher(line).matches())
                    .toList();
            System.out.println("systemd-analyze verify " + unit + ": " + (faults.isEmpty() ? "clean" : faults));
            assertEquals(List.of(), faults, unit);
            assertEquals(0, verified.exitCode(), verified.output());
        }
    }

    @Test
    void noServiceIsExposedMoreThanItNeeds() throws Exception {
        Pattern overall = Pattern.compile("Overall exposure level for (\\S+): ([0-9.]+) ");
        for (String unit : ours(".service")) {
            String printed = DeviceFolder.run(
                            Map.of(),
                            Path.of("/usr/bin/systemd-analyze"),
                            "security",
                            "--offline=true",
                            "--no-pager",
                            DeviceFolder.ROOT.resolve("systemd").resolve(unit))
                    .output();
            var score = overall.matcher(printed);
            assertTrue(score.find(), printed);
            System.out.println(score.group());
            assertTrue(Double.parseDouble(score.group(2)) <= MOST_EXPOSED, score.group());
        }
    }

    @Test
    void installPutsEverythingInPlaceAndUninstallLeavesNothing() throws Exception {
        Set<String> before = filesIn(machine);
        Path config = Files.writeString(folder.resolve("my.yaml"), "version: 1\n");
        Path board = Files.writeString(folder.resolve("my-board.yaml"), "version: 1\nname: mine\n");
        install("--config", config, "--board", board);
        Set<String> after = filesIn(machine);
        assertTrue(
                after.containsAll(Set.of(
                        "opt/offhook/bin/offhook",
                        "opt/offhook/runtime/bin/java",
                        "opt/offhook/native/libjnidispatch.so",
                        "opt/offhook/jvm.options",
                        "opt/offhook/RELEASE",
                        "etc/offhook/phone.yaml",
                        "etc/offhook/board.yaml",
                        "etc/systemd/system/multi-user.target.wants/offhook.service",
                        "etc/systemd/system/sysinit.target.wants/offhook-clock.service",
                        "etc/systemd/system/timers.target.wants/offhook-clock-save.timer",
                        UNITS + "/offhook-mark-good.service",
                        "usr/local/lib/udev/rules.d/60-offhook.rules",
                        "usr/local/lib/sysusers.d/offhook.conf",
                        "usr/local/lib/tmpfiles.d/offhook.conf",
                        "usr/local/lib/systemd/journald.conf.d/offhook.conf")),
                after.toString());
        assertEquals(
                PosixFilePermissions.fromString("rw-r-----"),
                Files.getPosixFilePermissions(machine.resolve("etc/offhook/phone.yaml")));

        firstBoot();
        Path environment = machine.resolve("etc/offhook/offhook.env");
        assertTrue(
                Files.readString(environment)
                        .contains(
                                "\nOFFHOOK_ARGS=run --config /etc/offhook/phone.yaml --board /etc/offhook/board.yaml\n"),
                Files.readString(environment));

        DeviceFolder.succeeds(DeviceFolder.launcher("uninstall", "--root", machine));
        Set<String> kept = filesIn(machine);
        kept.removeIf(name -> name.startsWith("etc/offhook/"));
        kept.remove("etc/hostname");
        assertEquals(before, kept);
        assertTrue(Files.exists(environment));
        DeviceFolder.succeeds(DeviceFolder.launcher("uninstall", "--root", machine, "--purge"));
        assertFalse(Files.exists(machine.resolve("etc/offhook")));
    }

    @Test
    void theProgramCanLieElsewhere() throws Exception {
        install("--prefix", "/usr/lib/offhook");
        assertTrue(Files.exists(machine.resolve("usr/lib/offhook/bin/offhook")));
        assertFalse(Files.exists(machine.resolve("opt/offhook")));
        for (String unit : ours(".service")) {
            assertFalse(Files.readString(machine.resolve(UNITS).resolve(unit)).contains("/opt/offhook"), unit);
        }
    }

    @Test
    void theFirstStartFindsOutWhatThisMachineIs() throws Exception {
        Files.createDirectories(machine.resolve("proc/device-tree"));
        Files.writeString(machine.resolve("proc/device-tree/model"), "Raspberry Pi 4 Model B Rev 1.5\0");
        for (String card : List.of("lo", "wlan0", "end0")) {
            Files.createDirectories(machine.resolve("sys/class/net/" + card));
        }
        Files.writeString(machine.resolve("sys/class/net/lo/address"), "00:00:00:00:00:00\n");
        Files.writeString(machine.resolve("sys/class/net/wlan0/address"), "d8:3a:dd:00:00:02\n");
        Files.writeString(machine.resolve("sys/class/net/end0/address"), "d8:3a:dd:00:00:01\n");
        Files.createDirectories(machine.resolve("etc"));
        Files.writeString(machine.resolve("etc/hostname"), "buildroot\n");
        install("--provision", "http://fleet.example/{mac}.yaml", "--allow-http");
        firstBoot();
        String environment = Files.readString(machine.resolve("etc/offhook/offhook.env"));
        assertTrue(
                environment.contains("\nOFFHOOK_ARGS=run --provision http://fleet.example/{mac}.yaml --allow-http"
                        + " --mac d8:3a:dd:00:00:01 --board reference\n"),
                environment);
        assertEquals("offhook-000001\n", Files.readString(machine.resolve("etc/hostname")));
        assertFalse(Files.exists(machine.resolve("etc/offhook/phone.yaml")));

        Files.writeString(machine.resolve("etc/offhook/offhook.env"), "OFFHOOK_ARGS=mine\n");
        firstBoot();
        assertEquals("OFFHOOK_ARGS=mine\n", Files.readString(machine.resolve("etc/offhook/offhook.env")));
    }

    @Test
    void aMachineWithoutAnySettingGetsAPhoneThatStarts() throws Exception {
        install();
        firstBoot();
        String environment = Files.readString(machine.resolve("etc/offhook/offhook.env"));
        assertTrue(environment.contains("\nOFFHOOK_ARGS=run --config /etc/offhook/phone.yaml --board usb-handset\n"));
        org.offhook.provisioning.config.ConfigReader.read(machine.resolve("etc/offhook/phone.yaml"));
    }

    private void firstBoot() throws IOException {
        Map<String, String> here = Map.of("OFFHOOK_ROOT", machine.toString());
        DeviceFolder.succeeds(DeviceFolder.run(here, machine.resolve("opt/offhook/bin/offhook-firstboot")));
    }

    @Test
    void aWrongOptionIsRefusedBeforeAnythingIsChanged() throws Exception {
        Set<String> before = filesIn(machine);
        for (List<String> wrong : List.of(
                List.of("--colour"),
                List.of("--config", "/no/such/file"),
                List.of("--prefix", "here"),
                List.of("--board"))) {
            ChildProcess.Finished refused =
                    DeviceFolder.launcher(Stream.concat(Stream.of("install", "--root", machine), wrong.stream())
                            .toArray());
            assertEquals(2, refused.exitCode(), refused.output());
        }
        assertEquals(before, filesIn(machine));
    }

    @Test
    void theClockIsNeverSetBackAndTheLastKnownTimeIsKept() throws Exception {
        Path program = DeviceFolder.get().resolve("bin/offhook-clock");
        Map<String, String> here = Map.of("STATE_DIRECTORY", folder.toString());
        DeviceFolder.succeeds(DeviceFolder.run(here, program, "restore"));
        DeviceFolder.succeeds(DeviceFolder.run(here, program, "save"));
        Path clock = folder.resolve("clock");
        assertTrue(Files.exists(clock));
        // The clock is ahead of the floor, as on every machine with a battery: nothing is set, nothing is said.
        Files.setLastModifiedTime(clock, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        assertEquals("", DeviceFolder.succeeds(DeviceFolder.run(here, program, "restore")));
        // The floor is ahead of the clock: the program for that is asked for exactly that time.
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path date = Files.writeString(
                tools.resolve("date"),
                "#!/bin/sh\ncase $1 in -s) echo \"$2\" > " + folder.resolve("asked")
                        + ";; -r) echo 2000000100;; *) echo 2000000000;; esac\n");
        Files.setPosixFilePermissions(date, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> behind = Map.of("STATE_DIRECTORY", folder.toString(), "PATH", tools + ":/usr/bin:/bin");
        assertTrue(DeviceFolder.succeeds(DeviceFolder.run(behind, program, "restore"))
                .contains("100 s behind"));
        assertEquals("@2000000100\n", Files.readString(folder.resolve("asked")));
    }
}
