package org.offhook.hal.display.hd44780;

import org.offhook.hal.display.CharacterGeometry;

/**
 * One display of this kind.
 *
 * @param geometry 2 or 4 rows (the usual address maps: 16×2, 20×2, 40×2, 16×4, 20×4), at most 80 cells
 * @param busHertz clock of the I²C bus; at up to 100 kHz the bus itself is slower than the controller, above it the
 *     driver waits by bytes that change nothing
 */
public record Hd44780Settings(CharacterGeometry geometry, CharacterRom rom, Pcf8574Pins pins, int busHertz) {

    public static final int STANDARD_BUS_HERTZ = 100_000;

    public Hd44780Settings {
        int cells = geometry.columns() * geometry.rows();
        if (cells > 80 || geometry.columns() > 40 || geometry.rows() != 2 && geometry.rows() != 4) {
            throw new IllegalArgumentException(
                    "no HD44780 has " + geometry.columns() + " columns and " + geometry.rows() + " rows");
        }
        if (busHertz < 1) {
            throw new IllegalArgumentException("a bus of " + busHertz + " Hz");
        }
    }
}
