package org.offhook.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.logging.Logger;

/** A folder that lasts as long as the demo. Any thread. */
final class TemporaryFolder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TemporaryFolder.class.getName());

    private final Path root;

    /** @throws IOException if it cannot be made */
    TemporaryFolder() throws IOException {
        root = Files.createTempDirectory("offhook-demo-");
    }

    /** Makes a folder in it. */
    Path make(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /** Deletes it with everything in it. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warning("The folder " + root + " could not be deleted: " + e.getMessage());
        }
    }
}
