package org.offhook.phone.web.screen;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.offhook.hal.display.font.DotFont;

/** The display as a PNG (ISO/IEC 15948) of three colours: glass, dot, dark dot. Safe for any thread. */
public final class ScreenPicture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] COLOURS = {
        (byte) 0xB9, (byte) 0xC8, (byte) 0x9A, (byte) 0xAF, (byte) 0xBF, (byte) 0x90, 0x1C, 0x2A, 0x1E
    };

    private static final int COLUMNS = 20;
    private static final int DOT = 3; // pixels of a dot; one more lies between two
    private static final int PITCH = DOT + 1;
    private static final int CELL_WIDTH = (DotFont.WIDTH + 1) * PITCH;
    private static final int CELL_HEIGHT = (DotFont.HEIGHT + 1) * PITCH;
    private static final int MARGIN = 12;
    private static final int GLASS = 0;
    private static final int LIGHT = 1;
    private static final int DARK = 2;

    private final DotFont font = DotFont.load();

    /** @param rows as {@link ScreenText} takes them */
    public byte[] png(List<String> rows) {
        int width = 2 * MARGIN + COLUMNS * CELL_WIDTH - PITCH;
        int height = 2 * MARGIN + rows.size() * CELL_HEIGHT - PITCH;
        byte[] pixels = new byte[width * height];
        for (int row = 0; row < rows.size(); row++) {
            int[] cells = ScreenText.cells(rows.get(row), COLUMNS);
            for (int column = 0; column < COLUMNS; column++) {
                draw(pixels, width, MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, cells[column]);
            }
        }
        try {
            return encoded(pixels, width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array takes everything
        }
    }

    private void draw(byte[] pixels, int width, int left, int top, int cell) {
        int glyph = cell == 0 ? ' ' : cell;
        for (int y = 0; y < DotFont.HEIGHT; y++) {
            for (int x = 0; x < DotFont.WIDTH; x++) {
                byte colour = (byte) (font.dot(glyph, x, y) ? DARK : LIGHT);
                for (int line = 0; line < DOT; line++) {
                    int at = (top + y * PITCH + line) * width + left + x * PITCH;
                    Arrays.fill(pixels, at, at + DOT, colour);
                }
            }
        }
    }

    private static byte[] encoded(byte[] pixels, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {2, 3, 0, 0, 0
        }); // two bits a pixel, palette, deflate, no filter method but 0, not interlaced
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "PLTE", COLOURS);
        chunk(out, "IDAT", deflated(pixels, width, height));
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] pixels, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            byte[] line = new byte[1 + (width + 3) / 4];
            for (int y = 0; y < height; y++) {
                Arrays.fill(line, (byte) GLASS);
                for (int x = 0; x < width; x++) {
                    line[1 + x / 4] |= (byte) (pixels[y * width + x] << (6 - 2 * (x % 4)));
                }
                out.write(line);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }
}
