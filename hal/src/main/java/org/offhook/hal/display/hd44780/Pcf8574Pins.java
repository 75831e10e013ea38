package org.offhook.hal.display.hd44780;

/**
 * Which line (0…7) of a PCF8574 goes to which pin of the display.
 *
 * @param backlightActiveLow true when a low voltage switches the light on
 */
public record Pcf8574Pins(
        int rs, int rw, int e, int backlight, int d4, int d5, int d6, int d7, boolean backlightActiveLow) {

    /** As nearly every backpack is wired. */
    public static final Pcf8574Pins USUAL = new Pcf8574Pins(0, 1, 2, 3, 4, 5, 6, 7, false);

    public Pcf8574Pins {
        int seen = 0;
        for (int line : new int[] {rs, rw, e, backlight, d4, d5, d6, d7}) {
            if (line < 0 || line > 7 || (seen & 1 << line) != 0) {
                throw new IllegalArgumentException("line " + line + " of a PCF8574 is used twice or not there");
            }
            seen |= 1 << line;
        }
    }

    /** The lines D4…D7 for four bits. */
    int nibble(int value) {
        return (value & 1) << d4 | (value >> 1 & 1) << d5 | (value >> 2 & 1) << d6 | (value >> 3 & 1) << d7;
    }

    int light(boolean on) {
        return on != backlightActiveLow ? 1 << backlight : 0;
    }
}
