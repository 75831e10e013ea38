package org.offhook.provisioning.config.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The text of a file, or one sentence why there is none. */
public final class SourceText {

    /** A configuration of sixteen accounts is under ten thousand bytes. */
    public static final int MOST_BYTES = 1 << 20;

    static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /**
     * Reads a file of UTF-8 text (RFC 3629), with or without a byte order mark. Blocks.
     *
     * @return empty if a problem was added
     */
    public static Optional<String> read(Path file, Problems problems) {
        String name = file.toString();
        byte[] bytes;
        try {
            // Asked before opening: to open a pipe or a device could wait for ever.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return refuse(
                        problems, name, Files.isDirectory(file) ? "is a folder, not a file" : "is not a regular file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
        } catch (NoSuchFileException e) {
            return refuse(problems, name, "no such file");
        } catch (AccessDeniedException e) {
            return refuse(problems, name, "this user may not read the file");
        } catch (IOException e) {
            return refuse(problems, name, "cannot be read: " + e.getMessage());
        }
        if (bytes.length > MOST_BYTES) {
            return refuse(problems, name, "is larger than " + MOST_BYTES / 1024 + " KB, which no configuration is");
        }
        return decode(name, bytes, problems);
    }

    /**
     * Takes bytes for UTF-8 text.
     *
     * @param name what problems call them
     * @return empty if a problem was added
     */
    public static Optional<String> decode(String name, byte[] bytes, Problems problems) {
        if (bytes.length >= 2 && isUtf16Mark(bytes[0], bytes[1])) {
            return refuse(problems, name, "is UTF-16 text; save the file as UTF-8");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        if (result.isError()) {
            int line = 1;
            for (int at = 0; at < out.length(); at++) {
                line += out.charAt(at) == '\n' ? 1 : 0;
            }
            int value = in.get(in.position()) & 0xff;
            String hex = Integer.toHexString(value).toUpperCase(Locale.ROOT);
            problems.add(new Place(name, line, 0), "", "byte 0x" + hex + " is not UTF-8 text; save the file as UTF-8");
            return Optional.empty();
        }
        boolean marked = !out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(out.subSequence(marked ? 1 : 0, out.length()).toString());
    }

    private static boolean isUtf16Mark(byte first, byte second) {
        return first == (byte) 0xFE && second == (byte) 0xFF || first == (byte) 0xFF && second == (byte) 0xFE;
    }

    private static Optional<String> refuse(Problems problems, String name, String sentence) {
        problems.add(Place.of(name), "", sentence);
        return Optional.empty();
    }
}
