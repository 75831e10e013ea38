package org.offhook.testboard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.offhook.testkit.ChildProcess;

/** The files of a device, made by the launcher out of what Maven has just built. */
final class DeviceImage {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private DeviceImage() {}

    /** Makes them in a folder, and all that an emulated board needs in the cache. */
    static Path make(Path folder, Path log) {
        Path root = Path.of(System.getProperty("offhook.root", "../..")).toAbsolutePath().normalize();
        List<String> command =
                List.of(root.resolve("offhook").toString(), "image", "qemu", "--output", folder.toString());
        Map<String, String> environment =
                Map.of("OFFHOOK_BUILD", "never", "OFFHOOK_JAVA_HOME", System.getProperty("java.home"));
        try (ChildProcess child = ChildProcess.start("image qemu", command, environment, log)) {
            int code = child.awaitExit(LIMIT);
            System.out.print(child.output());
            if (code != 0) {
                throw new AssertionError("./offhook image qemu ended with " + code);
            }
        }
        return folder;
    }
}
