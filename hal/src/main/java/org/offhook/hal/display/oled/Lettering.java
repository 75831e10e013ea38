package org.offhook.hal.display.oled;

import java.util.Optional;
import org.offhook.hal.display.font.DotFont;
import org.offhook.hal.display.font.Kana;
import org.offhook.hal.display.font.PixelFont;
import org.offhook.hal.display.font.Transliteration;

/** Draws characters six pixels wide. */
interface Lettering {

    int WIDTH = 6;

    /** Pixels from the top of a letter to its bottom, with room for accents and descenders. */
    int height();

    /**
     * @param cells 1, or 2 for a wide character
     * @param y from the top
     * @return a bit for each pixel, the rightmost is the lowest one
     */
    int row(int character, int cells, int y);

    static Lettering of(int displayHeight) {
        return displayHeight == 32 ? new Small() : new Usual();
    }

    /** Letters of 6×13, and letters without their accents for the few that are not in the font. */
    final class Usual implements Lettering {

        private final PixelFont font = PixelFont.load();
        private final Transliteration transliteration = Transliteration.load();

        @Override
        public int height() {
            return PixelFont.HEIGHT;
        }

        @Override
        public int row(int character, int cells, int y) {
            return font.row(drawn(character, cells), cells, y);
        }

        private int drawn(int character, int cells) {
            if (cells == 1 && !font.has(character, 1)) {
                String reading = transliteration.reading(character);
                if (reading.length() == 1 && !reading.equals("?")) {
                    return reading.charAt(0);
                }
            }
            return character;
        }
    }

    /** Letters of 5×8 and a space between; kana in half width. */
    final class Small implements Lettering {

        private final DotFont font = DotFont.load();
        private final Transliteration transliteration = Transliteration.load();

        @Override
        public int height() {
            return DotFont.HEIGHT;
        }

        @Override
        public int row(int character, int cells, int y) {
            int row = 0;
            String drawn = drawn(character);
            for (int i = 0; i < cells; i++) {
                row <<= WIDTH;
                if (i < drawn.length()) {
                    row |= font.rows(drawn.charAt(i))[y] << 1;
                }
            }
            return row;
        }

        private String drawn(int character) {
            if (character <= Character.MAX_VALUE && font.has(character)) {
                return Character.toString(character);
            }
            Optional<String> kana = Kana.halfWidth(character);
            if (kana.isPresent()) {
                return kana.get();
            }
            String reading = transliteration.reading(character);
            return reading.equals("?") ? "\uFFFD" : reading;
        }
    }
}
