package org.offhook.phone.screen.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.model.OledModel;
import org.offhook.hal.display.oled.I2cWire;
import org.offhook.hal.display.oled.Oled;
import org.offhook.hal.display.oled.OledController;
import org.offhook.hal.display.oled.OledSettings;

/** A text as an SSD1306 of 128×64 pixels shows it, three times as large, after the driver has written it. */
final class OledPicture {

    private static final int SCALE = 3;
    private static final int MARGIN = 8;
    private static final int WIDTH = 128;
    private static final int HEIGHT = 64;

    private static final IndexColorModel COLOURS =
            new IndexColorModel(1, 2, new int[] {0x05070B, 0xD9F0FF}, 0, false, -1, 0);

    private final OledModel glass = new OledModel(false, 400_000, 8192);
    private final Oled driver =
            new Oled(new I2cWire(glass), new OledSettings(OledController.SSD1306, HEIGHT, 0), glass.pause());

    OledPicture() {
        try {
            driver.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BufferedImage picture(DisplayText text) throws IOException {
        driver.show(text);
        if (!glass.faults().isEmpty()) {
            throw new IllegalStateException(glass.faults().getFirst());
        }
        BufferedImage picture = new BufferedImage(
                2 * MARGIN + WIDTH * SCALE, 2 * MARGIN + HEIGHT * SCALE, BufferedImage.TYPE_BYTE_BINARY, COLOURS);
        for (int y = 0; y < HEIGHT * SCALE; y++) {
            for (int x = 0; x < WIDTH * SCALE; x++) {
                if (glass.pixel(x / SCALE, y / SCALE)) {
                    picture.getRaster().setSample(MARGIN + x, MARGIN + y, 0, 1);
                }
            }
        }
        return picture;
    }
}
