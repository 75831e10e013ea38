package org.offhook.hal.display.oled;

/** Pixels as the controllers hold them: pages of eight rows, in a page a byte for each column, its lowest bit on top. */
final class Picture {

    private final byte[] bytes;

    Picture(int pages) {
        this.bytes = new byte[pages * OledSettings.WIDTH];
    }

    void light(int x, int y) {
        bytes[index(x, y)] |= (byte) (1 << y % 8);
    }

    /** Lights what was dark in a rectangle, and the other way round. */
    void invert(int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                bytes[index(x, y)] ^= (byte) (1 << y % 8);
            }
        }
    }

    void flip(int x, int y) {
        invert(x, y, 1, 1);
    }

    byte[] bytes() {
        return bytes;
    }

    private static int index(int x, int y) {
        return y / 8 * OledSettings.WIDTH + x;
    }
}
