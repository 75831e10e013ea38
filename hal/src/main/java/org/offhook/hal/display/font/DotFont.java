package org.offhook.hal.display.font;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Characters of five by eight dots, as {@code font-5x8.txt} draws them: what a character display's ROM holds, what is
 * put into its character RAM, and what the page of the virtual phone shows. Immutable.
 */
public final class DotFont {

    public static final int WIDTH = 5;
    public static final int HEIGHT = 8;

    private static final int UNKNOWN = 0xFFFD;

    private final Map<Integer, byte[]> glyphs;

    private DotFont(Map<Integer, byte[]> glyphs) {
        this.glyphs = glyphs;
    }

    public static DotFont load() {
        try (InputStream in = file();
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
            return new DotFont(glyphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font as text, for other programs that draw it; the caller closes it. */
    public static InputStream file() {
        return DotFont.class.getResourceAsStream("font-5x8.txt");
    }

    public boolean has(int codePoint) {
        return glyphs.containsKey(codePoint);
    }

    /** Eight rows from the top, five lower bits each, the leftmost dot first; a box for what is not in the font. */
    public byte[] rows(int codePoint) {
        return glyph(codePoint).clone();
    }

    /** True where a character has a dot; one that is not in the font is drawn as a box. */
    public boolean dot(int codePoint, int x, int y) {
        return (glyph(codePoint)[y] >> (WIDTH - 1 - x) & 1) != 0;
    }

    private byte[] glyph(int codePoint) {
        return glyphs.getOrDefault(codePoint, glyphs.get(UNKNOWN));
    }
}
