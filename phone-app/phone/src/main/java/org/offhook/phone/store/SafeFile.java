package org.offhook.phone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small file that is whole at every moment: it is written beside itself, brought to the medium, and only then
 * takes its name. Only its owner can read it. Blocks; for one thread.
 */
final class SafeFile {

    /** More is not ours. */
    private static final long MOST_BYTES = 1 << 20;

    private final Path path;

    SafeFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Empty if there is none. */
    Optional<String> read() throws IOException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IOException("it is too long");
            }
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** When this returns, the text outlasts a loss of power; before, what was there does. */
    void write(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Out of the way, where people can look at it. */
    Path setAside() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".bad");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }
}
