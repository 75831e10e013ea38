package org.offhook.hal.board;

import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.display.CharacterGeometry;

/** A display. */
public sealed interface DisplayPart {

    /** Where it is. */
    BusAddress address();

    /**
     * An HD44780 behind a PCF8574, four data lines.
     *
     * @param rom which characters it has
     * @param pins which line of the PCF8574 goes where
     */
    record Hd44780(BusAddress.I2c address, CharacterGeometry geometry, Rom rom, Pins pins) implements DisplayPart {
        public Hd44780 {
            if (geometry.columns() > 40 || geometry.rows() > 4) {
                throw new IllegalArgumentException(
                        "no HD44780 has " + geometry.columns() + " columns and " + geometry.rows() + " rows");
            }
        }
    }

    /**
     * A graphic display of SSD1306's family.
     *
     * @param address on I²C, or on SPI, which needs {@code dataCommand}
     * @param dataCommand line that tells data from commands: high is data; only on SPI
     * @param reset line that resets it while low
     * @param width pixels: 128
     * @param height pixels: 32 or 64
     * @param rotation degrees: 0 or 180
     */
    record Oled(
            Controller controller,
            BusAddress address,
            Optional<LineRef> dataCommand,
            Optional<LineRef> reset,
            int width,
            int height,
            int rotation)
            implements DisplayPart {
        public Oled {
            if (width != 128 || height != 32 && height != 64 || rotation != 0 && rotation != 180) {
                throw new IllegalArgumentException("no display of " + width + "×" + height + " turned by " + rotation);
            }
            if (address instanceof BusAddress.Spi == dataCommand.isEmpty()) {
                throw new IllegalArgumentException("a display has a data/command line on SPI, and only there");
            }
        }
    }

    /** Character sets of the HD44780. */
    enum Rom {
        /** Latin and katakana. */
        A00,
        /** Latin and other European. */
        A02
    }

    /** Controllers of graphic displays. */
    enum Controller {
        SSD1306,
        SH1106
    }

    /**
     * Which line (0…7) of a PCF8574 goes to which pin of the display.
     *
     * @param backlight line that switches the backlight
     * @param backlightActiveLow true when a low voltage switches it on
     */
    record Pins(int rs, int rw, int e, int backlight, int d4, int d5, int d6, int d7, boolean backlightActiveLow) {

        /** As nearly every backpack is wired. */
        public static final Pins USUAL = new Pins(0, 1, 2, 3, 4, 5, 6, 7, false);

        public Pins {
            if (IntStream.of(rs, rw, e, backlight, d4, d5, d6, d7).anyMatch(line -> line < 0 || line > 7)) {
                throw new IllegalArgumentException("a PCF8574 has lines 0 to 7");
            }
        }
    }
}
