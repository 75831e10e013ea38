package org.offhook.provisioning.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.offhook.provisioning.config.MacAddress;

/**
 * Writes what the server would send as files, {@code config/ADDRESS.yaml}, for another web server. A file whose content
 * is right already is not touched, so that its time stays; one of a phone that is gone is removed; one of a phone whose
 * layers are wrong stays as it is.
 */
final class StaticFiles {

    private final Path folder;
    private final Consumer<String> log;

    /**
     * @param out where the folder {@code config} goes
     */
    StaticFiles(Path out, Consumer<String> log) {
        this.folder = out.resolve("config");
        this.log = log;
    }

    void write(Fleet fleet) throws IOException {
        // They hold passwords: for the owner and the group of the web server.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        }
        for (Map.Entry<MacAddress, Rendering> phone : fleet.phones().entrySet()) {
            Path file = folder.resolve(phone.getKey().hex() + ".yaml");
            switch (phone.getValue()) {
                case Rendering.Ready ready -> write(file, ready.bytes());
                case Rendering.Wrong _ ->
                    log.accept(phone.getKey().hex() + (Files.exists(file) ? " stays as it was" : " is not written"));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (phoneOf(file)
                        .filter(mac -> !fleet.phones().containsKey(mac))
                        .isPresent()) {
                    Files.delete(file);
                    log.accept(file + " removed");
                }
            }
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path temporary = folder.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        log.accept(file + " written");
    }

    /** The phone of a file that was written here. */
    private static Optional<MacAddress> phoneOf(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9a-f]{12}\\.yaml") ? MacAddress.parse(name.substring(0, 12)) : Optional.empty();
    }
}
