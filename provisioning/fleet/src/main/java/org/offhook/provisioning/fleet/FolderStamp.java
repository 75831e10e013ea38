package org.offhook.provisioning.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * By what one sees that something in a folder has changed, without reading the files.
 *
 * @param files path, and time, size and number of the file
 * @param others which of them were asked for, inside the folder or not
 */
record FolderStamp(Map<Path, String> files, Set<Path> others) {

    private static final int DEEPEST = 2;

    /**
     * @param others files outside the folder that count too
     * @throws IOException if the folder cannot be read
     */
    static FolderStamp of(Path folder, Set<Path> others) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not a folder");
        }
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.find(
                folder, DEEPEST, (file, attributes) -> attributes.isRegularFile() || attributes.isSymbolicLink())) {
            found.filter(file -> file.toString().endsWith(".yaml")).forEach(file -> files.put(file, stamp(file)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        others.forEach(file -> files.put(file, stamp(file)));
        return new FolderStamp(Map.copyOf(files), Set.copyOf(others));
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "absent";
        }
    }
}
