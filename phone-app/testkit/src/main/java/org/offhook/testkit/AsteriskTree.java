package org.offhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An Asterisk unpacked with all its libraries into a folder. Its programs run by the folder's own
 * dynamic loader with the folder's own libraries, so neither root nor chroot is needed, and they see
 * the same files as everybody else.
 */
record AsteriskTree(Path root, Path loader, Path libraries) {
    /** Where {@code ./offhook test --install} puts it. */
    static Optional<AsteriskTree> find() {
        String cache = System.getenv("XDG_CACHE_HOME");
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        Path root = (cache == null || cache.isEmpty() ? Path.of(home, ".cache") : Path.of(cache))
                .resolve("offhook/peers/asterisk");
        if (!Files.exists(root.resolve("offhook-complete"))) {
            return Optional.empty();
        }
        Path lib = root.resolve("usr/lib");
        List<Path> libraries = children(lib, "*-linux-gnu*");
        List<Path> loaders = new ArrayList<>(children(root.resolve("usr/lib64"), "ld-linux*.so.*"));
        loaders.addAll(children(lib, "ld-linux*.so.*"));
        return libraries.isEmpty() || loaders.isEmpty()
                ? Optional.empty()
                : Optional.of(new AsteriskTree(root, loaders.getFirst(), libraries.getFirst()));
    }

    /** The command line that runs a program of the tree, for example {@code /usr/sbin/asterisk}. */
    List<String> command(String program, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(loader.toString(), "--library-path", libraries.toString(), root + program));
        command.addAll(List.of(arguments));
        return command;
    }

    Path modules() {
        return libraries.resolve("asterisk/modules");
    }

    /** The English prompts, in GSM. */
    Path sounds() {
        return children(root.resolve("usr/share/asterisk/sounds"), "en_*").getFirst();
    }

    /** The XML reference, without which some modules do not load. */
    Path documentation() {
        return root.resolve("usr/share/asterisk/documentation");
    }

    static List<Path> withChildren(Path folder, String pattern) {
        List<Path> all = new ArrayList<>(List.of(folder));
        all.addAll(children(folder, pattern));
        return all;
    }

    private static List<Path> children(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
            stream.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }
}
