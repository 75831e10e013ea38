package org.offhook.hal.display.oled;

import java.util.Arrays;

/** The controllers, and what is different about them. Commands by the datasheets of Solomon Systech and Sino Wealth. */
public enum OledController {
    SSD1306(0) {
        @Override
        byte[] power() {
            return bytes(0x8D, 0x14, 0x20, 0x02, 0x2E); // charge pump on; page addressing; no scrolling
        }
    },
    /** Has 132 columns, of which displays of 128 show the middle. */
    SH1106(2) {
        @Override
        byte[] power() {
            return bytes(0xAD, 0x8B, 0x32); // DC-DC converter on, 8 V
        }
    };

    private final int firstColumn;

    OledController(int firstColumn) {
        this.firstColumn = firstColumn;
    }

    int firstColumn() {
        return firstColumn;
    }

    abstract byte[] power();

    /** All that is set once, with the display off. */
    byte[] setUp(OledSettings settings) {
        boolean turned = settings.rotation() == 180;
        boolean low = settings.height() == 32;
        byte[] first = bytes(
                0xAE, // off
                0xD5,
                0x80, // clock
                0xA8,
                settings.height() - 1, // rows
                0xD3,
                0x00,
                0x40, // no shift
                turned ? 0xA0 : 0xA1, // columns from left or right
                turned ? 0xC0 : 0xC8, // rows from top or bottom
                0xDA,
                low ? 0x02 : 0x12, // how rows are wired
                0xD9,
                0xF1, // pre-charge
                0xDB,
                0x40, // level of what is not lit
                0xA4,
                0xA6); // what the memory says, lit is white
        byte[] power = power();
        byte[] all = Arrays.copyOf(first, first.length + power.length);
        System.arraycopy(power, 0, all, first.length, power.length);
        return all;
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
