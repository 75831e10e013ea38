package org.offhook.hal.display.oled;

/**
 * One display of this kind; 128 pixels wide.
 *
 * @param height pixels: 64 (letters of 6×13) or 32 (letters of 5×8)
 * @param rotation degrees: 0 or 180
 */
public record OledSettings(OledController controller, int height, int rotation) {

    static final int WIDTH = 128;

    public OledSettings {
        if (height != 32 && height != 64 || rotation != 0 && rotation != 180) {
            throw new IllegalArgumentException("no display of 128×" + height + " turned by " + rotation);
        }
    }

    int pages() {
        return height / 8;
    }
}
