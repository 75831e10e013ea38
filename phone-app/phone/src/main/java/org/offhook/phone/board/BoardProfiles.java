package org.offhook.phone.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.tree.Problem;

/** Finds profiles: those that come with the program by name, others by file. */
public final class BoardProfiles {

    /** The profiles that come with the program. */
    public static final List<String> NAMES = List.of("reference", "rotary", "usb-handset", "sim");

    private BoardProfiles() {}

    /**
     * Reads a profile for somebody who may name files of this machine. Blocks.
     *
     * @param folder what a relative file name starts from
     * @throws ConfigException if there is no such profile, or nothing in it is a profile
     */
    public static BoardFile read(String board, Path folder) throws ConfigException {
        return read(board, Optional.of(folder));
    }

    /**
     * Reads a profile. Blocks.
     *
     * @param board a name of {@link #NAMES}, or a file: what has a slash or ends in {@code .yaml} or {@code .yml}
     * @param folder what a relative file name starts from; empty if only names are allowed, because the one who asks is
     *     elsewhere
     * @throws ConfigException if there is no such profile, or nothing in it is a profile
     */
    public static BoardFile read(String board, Optional<Path> folder) throws ConfigException {
        if (NAMES.contains(board)) {
            return BoardFile.read(board + ".yaml", text(board));
        }
        if (isFile(board) && folder.isPresent()) {
            return BoardFile.read(folder.get().resolve(board));
        }
        String names = String.join(", ", NAMES);
        String sentence = isFile(board)
                ? "a configuration that comes over the network cannot name files; there are " + names
                : "no such board profile; there are " + names + ", or give a file that ends in .yaml";
        throw new ConfigException(List.of(new Problem(board, 0, 0, "", sentence)));
    }

    /** True if this names a file and not a profile that comes with the program. */
    public static boolean isFile(String board) {
        return board.contains("/") || board.endsWith(".yaml") || board.endsWith(".yml");
    }

    /** The text of a profile that comes with the program. */
    public static String text(String name) {
        try (InputStream in = BoardProfiles.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no profile " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
