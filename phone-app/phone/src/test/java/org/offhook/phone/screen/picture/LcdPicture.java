package org.offhook.phone.screen.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.hd44780.CharacterRom;
import org.offhook.hal.display.hd44780.Hd44780;
import org.offhook.hal.display.hd44780.Hd44780Settings;
import org.offhook.hal.display.hd44780.Pcf8574Pins;
import org.offhook.hal.display.model.LcdModel;
import org.offhook.hal.display.model.LcdRom;

/** A text as an HD44780 of 20×4 cells shows it, dark dots on yellow-green, after the driver has written it. */
final class LcdPicture {

    private static final CharacterGeometry CELLS = CharacterGeometry.TWENTY_BY_FOUR;
    private static final int PITCH = 4; // pixels from dot to dot, one of them dark glass
    private static final int CELL_WIDTH = 6 * PITCH;
    private static final int CELL_HEIGHT = 9 * PITCH;
    private static final int MARGIN = 12;
    private static final int WIDTH = 2 * MARGIN + CELLS.columns() * CELL_WIDTH - PITCH;
    private static final int HEIGHT = 2 * MARGIN + CELLS.rows() * CELL_HEIGHT - PITCH;

    /** Glass, a dot that is off, a dot that is on. */
    private static final IndexColorModel COLOURS =
            new IndexColorModel(2, 3, new int[] {0xB2CE3E, 0xA6C236, 0x16240C}, 0, false, -1, 0);

    private final LcdModel glass;
    private final Hd44780 driver;

    LcdPicture(CharacterRom rom) {
        glass = new LcdModel(CELLS, LcdRom.valueOf(rom.name()), 100_000, 8192);
        driver = new Hd44780(glass, new Hd44780Settings(CELLS, rom, Pcf8574Pins.USUAL, 100_000), glass.pause());
        try {
            driver.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        glass.busMillis();
    }

    /** Milliseconds on the bus at 100 kHz to come from the text before to this one. */
    double show(DisplayText text) throws IOException {
        glass.busMillis();
        driver.show(text);
        if (!glass.faults().isEmpty()) {
            throw new IllegalStateException(glass.faults().getFirst());
        }
        return glass.busMillis();
    }

    BufferedImage picture(DisplayText text) throws IOException {
        show(text);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, COLOURS);
        for (int row = 0; row < CELLS.rows(); row++) {
            for (int column = 0; column < CELLS.columns(); column++) {
                byte[] dots = glass.dots(row, column);
                for (int i = 0; i < 40; i++) {
                    int value = (dots[i / 5] >> (4 - i % 5) & 1) != 0 ? 2 : 1;
                    int left = MARGIN + column * CELL_WIDTH + i % 5 * PITCH;
                    int top = MARGIN + row * CELL_HEIGHT + i / 5 * PITCH;
                    dot(picture, left, top, value);
                }
            }
        }
        return picture;
    }

    private static void dot(BufferedImage picture, int left, int top, int value) {
        for (int y = top; y < top + PITCH - 1; y++) {
            for (int x = left; x < left + PITCH - 1; x++) {
                picture.getRaster().setSample(x, y, 0, value);
            }
        }
    }
}
