package org.offhook.phone.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.tree.Problem;

/** Finds profiles: those that come with the program by name, others by file. */
public final class BoardProfiles {

    /** The profiles that come with the program. */
    public static final List<String> NAMES = List.of("reference", "rotary", "usb-handset", "sim");

    private BoardProfiles() {}

    /**
     * Reads a profile. Blocks.
     *
     * @param board a name of {@link #NAMES}, or a file: what has a slash or ends in {@code .yaml} or {@code .yml}
     * @param folder what a relative file name starts from
     * @throws ConfigException if there is no such profile, or nothing in it is a profile
     */
    public static BoardFile read(String board, Path folder) throws ConfigException {
        if (NAMES.contains(board)) {
            return BoardFile.read(board + ".yaml", text(board));
        }
        if (isFile(board)) {
            return BoardFile.read(folder.resolve(board));
        }
        throw new ConfigException(List.of(new Problem(
                board,
                0,
                0,
                "",
                "no such board profile; there are " + String.join(", ", NAMES)
                        + ", or give a file that ends in .yaml")));
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
