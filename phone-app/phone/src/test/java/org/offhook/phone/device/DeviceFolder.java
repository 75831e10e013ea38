package org.offhook.phone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offhook.testkit.ChildProcess;

/** The folder /opt/offhook of a device, as {@code ./offhook image runtime} makes it of the build under test. */
final class DeviceFolder {

    static final Path ROOT = Path.of(System.getProperty("offhook.root"));
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Map<String, String> AS_BUILT =
            Map.of("OFFHOOK_BUILD", "never", "OFFHOOK_JAVA_HOME", System.getProperty("java.home"));

    private static Path made;

    private DeviceFolder() {}

    /** Makes it once for all tests. */
    static synchronized Path get() throws IOException {
        if (made == null) {
            Path folder = ROOT.resolve("phone-app/phone/target/device/offhook");
            succeeds(launcher("image", "runtime", "--output", folder));
            made = folder;
        }
        return made;
    }

    /** This project's launcher, which builds nothing here. */
    static ChildProcess.Finished launcher(Object... arguments) throws IOException {
        return launcherIn(ROOT, arguments);
    }

    static ChildProcess.Finished launcherIn(Path root, Object... arguments) throws IOException {
        return run(AS_BUILT, root.resolve("offhook"), arguments);
    }

    static ChildProcess.Finished run(Map<String, String> environment, Path program, Object... arguments)
            throws IOException {
        try (ChildProcess child = start(environment, program, arguments)) {
            int code = child.awaitExit(LIMIT);
            return new ChildProcess.Finished(code, child.output());
        }
    }

    static ChildProcess start(Map<String, String> environment, Path program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path log = Files.createTempFile("offhook-device", ".out");
        log.toFile().deleteOnExit();
        return ChildProcess.start(program.getFileName().toString(), command, environment, log);
    }

    static String succeeds(ChildProcess.Finished run) {
        assertEquals(0, run.exitCode(), run.output());
        return run.output();
    }
}
