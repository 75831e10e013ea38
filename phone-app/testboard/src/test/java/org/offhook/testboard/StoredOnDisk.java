package org.offhook.testboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.provisioning.agent.ConfigStore;
import org.offhook.provisioning.agent.StoredConfig;
import org.offhook.testkit.ChildProcess;

/** The configurations on a data disk, read as the phone reads them after the power was cut. */
final class StoredOnDisk {
    private static final Pattern LABEL = Pattern.compile("label: \"?([^\"\\n]*)");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private StoredOnDisk() {}

    /**
     * Returns in the middle of the write of the configuration with this label, each time at another point of it. On a busy
     * machine the emulated processor is slow beside its disk, and the write may be over before it was seen; then that is
     * the moment.
     */
    static void awaitWrite(QemuBoard board, String label, int cut) {
        String seen = board.output(
                "until [ -s /data/offhook/config-new ] || grep -qs '" + label
                        + "' /data/offhook/config-[ab]; do sleep 0.01; done; sleep " + cut * 0.4
                        + "; ls /data/offhook",
                PhoneService.LIMIT);
        EmulatedDevice.said("writing " + label + ": " + seen.strip().replace('\n', ' '));
    }

    static void copy(Path data, Path target) {
        try {
            Files.copy(data, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The label of the first line in the newest configuration on a disk; the disk is repaired as at a start. */
    static String newestLabel(Path disk, Path work) throws IOException {
        Files.createDirectories(work);
        // 1: repaired.
        run(1, "e2fsck", "-p", disk.toString());
        run(0, "debugfs", "-R", "rdump /offhook " + work, disk.toString());
        List<StoredConfig> stored = new ConfigStore(work.resolve("offhook")).load();
        if (stored.isEmpty()) {
            throw new AssertionError("no good configuration is left");
        }
        Matcher label = LABEL.matcher(stored.getFirst().text());
        return label.find() ? label.group(1) : "";
    }

    private static void run(int worst, String... command) {
        ChildProcess.Finished finished = ChildProcess.run(List.of(command), LIMIT);
        if (finished.exitCode() > worst) {
            throw new AssertionError(String.join(" ", command) + ": " + finished.output());
        }
    }
}
