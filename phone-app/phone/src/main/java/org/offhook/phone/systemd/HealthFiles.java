package org.offhook.phone.systemd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files in the service's folder under /run by which other units see how the phone fares. One thread at a time. */
final class HealthFiles {

    private static final Logger LOG = LoggerFactory.getLogger(HealthFiles.class);

    private final Optional<Path> folder;

    /** @param folder empty: nobody looks */
    HealthFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    void show(Health health) {
        show("busy", health.busy());
        show("good", health.good());
    }

    void clear() {
        show("busy", false);
        show("good", false);
    }

    private void show(String name, boolean there) {
        if (folder.isEmpty()) {
            return;
        }
        Path file = folder.get().resolve(name);
        try {
            if (!there) {
                Files.deleteIfExists(file);
            } else if (!Files.exists(file)) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be changed", file, e);
        }
    }
}
