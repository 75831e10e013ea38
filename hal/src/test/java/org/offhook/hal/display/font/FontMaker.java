package org.offhook.hal.display.font;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes {@code fixed-6x13.bin.gz} from the fonts 6x13 and 12x13ja of X.Org's font-misc-misc (public domain), which are
 * in Debian's package xfonts-base. A program of one file, run by hand:
 *
 * <pre>
 * apt-get download xfonts-base &amp;&amp; dpkg-deb -x xfonts-base_*.deb fonts
 * cd hal/src; java test/java/org/offhook/hal/display/font/FontMaker.java \
 *     …/fonts/usr/share/fonts/X11/misc/6x13.pcf.gz …/fonts/usr/share/fonts/X11/misc/12x13ja.pcf.gz \
 *     main/resources/org/offhook/hal/display/font/fixed-6x13.bin.gz
 * </pre>
 */
final class FontMaker {

    private static final int HEIGHT = 13;
    private static final int ASCENT = 11;

    /** What is taken from the narrow font: Latin, Greek, Cyrillic, signs, half-width katakana. */
    private static final int[][] NARROW = {
        {0x20, 0x7E},
        {0xA0, 0x24F},
        {0x2BB, 0x2DD},
        {0x370, 0x3FF},
        {0x400, 0x52F},
        {0x1E00, 0x1EFF},
        {0x2010, 0x205F},
        {0x20A0, 0x20BF},
        {0x2100, 0x214F},
        {0x2190, 0x21FF},
        {0x2200, 0x22FF},
        {0x2500, 0x266F},
        {0x2713, 0x2717},
        {0xFF61, 0xFF9F},
        {0xFFFD, 0xFFFD},
    };

    /** What is taken from the wide font: kana, kanji, full-width letters. */
    private static final int[][] WIDE = {{0x3000, 0x30FF}, {0x4E00, 0x9FFF}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}};

    // Tables of a PCF file.
    private static final int METRICS = 1 << 2;
    private static final int BITMAPS = 1 << 3;
    private static final int ENCODINGS = 1 << 5;

    private static final int MOST_SIGNIFICANT_BYTE_FIRST = 1 << 2;
    private static final int MOST_SIGNIFICANT_BIT_FIRST = 1 << 3;
    private static final int COMPRESSED_METRICS = 0x100;

    private final ByteBuffer file;

    private FontMaker(ByteBuffer file) {
        this.file = file;
    }

    public static void main(String[] args) throws IOException {
        Map<Integer, int[]> narrow = taken(args[0], NARROW, 6);
        Map<Integer, int[]> wide = taken(args[1], WIDE, 12);
        try (DataOutputStream out =
                new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(Path.of(args[2]))))) {
            write(out, narrow, false);
            write(out, wide, true);
        }
        System.out.println(narrow.size() + " narrow characters, " + wide.size() + " wide ones");
    }

    /** A count, the code points, then the rows of the first character, of the second … */
    private static void write(DataOutputStream out, Map<Integer, int[]> glyphs, boolean wide) throws IOException {
        out.writeShort(glyphs.size());
        for (int codePoint : glyphs.keySet()) {
            out.writeShort(codePoint);
        }
        for (int[] rows : glyphs.values()) {
            for (int row : rows) {
                if (wide) {
                    out.writeShort(row);
                } else {
                    out.writeByte(row);
                }
            }
        }
    }

    private static Map<Integer, int[]> taken(String path, int[][] ranges, int width) throws IOException {
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(path)))) {
            bytes = in.readAllBytes();
        }
        return new FontMaker(ByteBuffer.wrap(bytes)).glyphs(ranges, width);
    }

    private Map<Integer, int[]> glyphs(int[][] ranges, int width) {
        Map<Integer, int[]> glyphs = new TreeMap<>();
        for (int[] range : ranges) {
            for (int codePoint = range[0]; codePoint <= range[1]; codePoint++) {
                int index = index(codePoint);
                if (index != 0xFFFF) {
                    glyphs.put(codePoint, rows(index, width));
                }
            }
        }
        return glyphs;
    }

    /** Where a table starts, and the byte order of its content set. */
    private int table(int type) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        int tables = file.getInt(4);
        for (int i = 0; i < tables; i++) {
            int entry = 8 + 16 * i;
            if (file.getInt(entry) == type) {
                int start = file.getInt(entry + 12);
                int format = file.getInt(start);
                file.order(
                        (format & MOST_SIGNIFICANT_BYTE_FIRST) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                return start;
            }
        }
        throw new IllegalArgumentException("the font has no table " + type);
    }

    private int index(int codePoint) {
        int start = table(ENCODINGS);
        int firstLow = file.getShort(start + 4);
        int lastLow = file.getShort(start + 6);
        int firstHigh = file.getShort(start + 8);
        int lastHigh = file.getShort(start + 10);
        int low = codePoint & 0xFF;
        int high = codePoint >> 8;
        if (low < firstLow || low > lastLow || high < firstHigh || high > lastHigh) {
            return 0xFFFF;
        }
        int cell = (high - firstHigh) * (lastLow - firstLow + 1) + low - firstLow;
        return file.getShort(start + 14 + 2 * cell) & 0xFFFF;
    }

    /** A character laid into its cell. */
    private int[] rows(int index, int width) {
        int metrics = table(METRICS);
        if ((format(metrics) & COMPRESSED_METRICS) == 0) {
            throw new IllegalArgumentException("only fonts with compressed metrics are read");
        }
        int left = metric(metrics, index, 0);
        int right = metric(metrics, index, 1);
        int ascent = metric(metrics, index, 3);
        int descent = metric(metrics, index, 4);

        int bitmaps = table(BITMAPS);
        int format = format(bitmaps);
        int count = file.getInt(bitmaps + 4);
        int data = bitmaps + 8 + 4 * count + 16 + file.getInt(bitmaps + 8 + 4 * index);
        int padding = 1 << (format & 3);
        int stride = ((right - left + 7) / 8 + padding - 1) / padding * padding;
        int[] rows = new int[HEIGHT];
        for (int y = 0; y < ascent + descent; y++) {
            int to = ASCENT - ascent + y;
            for (int x = 0; x < right - left; x++) {
                int bits = file.get(data + y * stride + x / 8);
                int bit = (format & MOST_SIGNIFICANT_BIT_FIRST) != 0 ? 7 - x % 8 : x % 8;
                if ((bits >> bit & 1) != 0 && to >= 0 && to < HEIGHT && left + x >= 0 && left + x < width) {
                    rows[to] |= 1 << width - 1 - left - x;
                }
            }
        }
        return rows;
    }

    private int format(int table) {
        return file.order() == ByteOrder.LITTLE_ENDIAN ? file.getInt(table) : Integer.reverseBytes(file.getInt(table));
    }

    /** @param which left bearing, right bearing, width, ascent, descent */
    private int metric(int table, int index, int which) {
        return (file.get(table + 6 + 5 * index + which) & 0xFF) - 0x80;
    }
}
