package org.offhook.hal.display.font;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.offhook.hal.display.Icon;

/**
 * Characters for pixel displays: cells of six by thirteen, wide characters twelve by thirteen. Latin, Greek, Cyrillic,
 * kana, kanji and the {@link Icon icons}; where they come from stands in {@code LICENSE-fonts.txt}. Immutable.
 */
public final class PixelFont {

    /** Pixels of a cell; a wide character has two cells. */
    public static final int WIDTH = 6;

    public static final int HEIGHT = 13;

    private static final int UNKNOWN = 0xFFFD;

    private final Glyphs narrow;
    private final Glyphs wide;
    private final Map<Integer, byte[]> drawn;

    private PixelFont(Glyphs narrow, Glyphs wide, Map<Integer, byte[]> drawn) {
        this.narrow = narrow;
        this.wide = wide;
        this.drawn = drawn;
    }

    public static PixelFont load() {
        try (InputStream in = new GZIPInputStream(PixelFont.class.getResourceAsStream("fixed-6x13.bin.gz"), 1 << 14)) {
            ByteBuffer file = ByteBuffer.wrap(in.readAllBytes());
            return new PixelFont(Glyphs.read(file, 1), Glyphs.read(file, 2), readDrawn());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name or code point, then the rows. */
    private static Map<Integer, byte[]> readDrawn() throws IOException {
        Map<Integer, byte[]> drawn = new HashMap<>();
        try (InputStream in = PixelFont.class.getResourceAsStream("drawn-6x13.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                byte[] rows = new byte[HEIGHT];
                for (int y = 0; y < HEIGHT; y++) {
                    String dots = lines.readLine().replace('.', '0').replace('#', '1');
                    rows[y] = Byte.parseByte(dots, 2);
                }
                drawn.put(
                        name.startsWith("U+")
                                ? Integer.parseInt(name.substring(2), 16)
                                : Icon.valueOf(name).codePoint(),
                        rows);
            }
        }
        return drawn;
    }

    /** Whether a character of so many cells (1 or 2) can be drawn. */
    public boolean has(int codePoint, int cells) {
        return drawn.containsKey(codePoint) || glyphs(cells).index(codePoint) >= 0;
    }

    /**
     * One row of a character, a box for what is not in the font.
     *
     * @param cells 1 or 2
     * @param y from the top
     * @return a bit for each of the 6 or 12 pixels, the rightmost is the lowest one
     */
    public int row(int codePoint, int cells, int y) {
        byte[] own = drawn.get(codePoint);
        if (own != null) {
            return own[y];
        }
        Glyphs glyphs = glyphs(cells);
        int index = glyphs.index(codePoint);
        if (index >= 0) {
            return glyphs.row(index, y);
        }
        int box = narrow.row(narrow.index(UNKNOWN), y);
        return cells == 2 ? box << WIDTH / 2 : box;
    }

    private Glyphs glyphs(int cells) {
        return cells == 2 ? wide : narrow;
    }

    /** Characters of one width, by code point. */
    private record Glyphs(char[] codePoints, short[] rows) {

        static Glyphs read(ByteBuffer file, int bytesPerRow) {
            char[] codePoints = new char[file.getChar()];
            for (int i = 0; i < codePoints.length; i++) {
                codePoints[i] = file.getChar();
            }
            short[] rows = new short[codePoints.length * HEIGHT];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = bytesPerRow == 2 ? file.getShort() : file.get();
            }
            return new Glyphs(codePoints, rows);
        }

        int index(int codePoint) {
            return codePoint > Character.MAX_VALUE ? -1 : Arrays.binarySearch(codePoints, (char) codePoint);
        }

        int row(int index, int y) {
            return rows[index * HEIGHT + y];
        }
    }
}
