package org.offhook.phone.web.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The characters of the display, as {@code font-5x8.txt} draws them; the page reads the same file. Immutable.
 */
final class RomFont {

    static final int WIDTH = 5;
    static final int HEIGHT = 8;

    private static final int UNKNOWN = 0xFFFD;

    private final Map<Integer, byte[]> glyphs;

    private RomFont(Map<Integer, byte[]> glyphs) {
        this.glyphs = glyphs;
    }

    static RomFont load() {
        try (InputStream in = RomFont.class.getResourceAsStream("/org/offhook/phone/web/page/font-5x8.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<Integer, byte[]> glyphs = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] numbers = line.split(" ");
                    byte[] rows = new byte[HEIGHT];
                    for (int i = 0; i < HEIGHT; i++) {
                        rows[i] = Byte.parseByte(numbers[i + 1], 16);
                    }
                    glyphs.put(Integer.parseInt(numbers[0], 16), rows);
                }
            }
            return new RomFont(glyphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int codePoint) {
        return glyphs.containsKey(codePoint);
    }

    /** True where a character has a dot; one that is not in the font is drawn as a box. */
    boolean dot(int codePoint, int x, int y) {
        byte[] rows = glyphs.getOrDefault(codePoint, glyphs.get(UNKNOWN));
        return (rows[y] >> (WIDTH - 1 - x) & 1) != 0;
    }
}
