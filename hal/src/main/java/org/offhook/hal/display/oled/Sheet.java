package org.offhook.hal.display.oled;

import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.SoftKeyRow;
import org.offhook.hal.display.font.DotFont;

/**
 * Draws a text of 20×4 cells: rows of equal height, the labels of the soft keys as dark letters on lit keys. Immutable.
 */
final class Sheet {

    static final CharacterGeometry CELLS = CharacterGeometry.TWENTY_BY_FOUR;

    private static final int MARGIN = (OledSettings.WIDTH - CELLS.columns() * Lettering.WIDTH) / 2;

    /** Pixels from one key to the next, of which two are dark. */
    private static final int KEY_PITCH = OledSettings.WIDTH * SoftKeyRow.PITCH / CELLS.columns();

    private static final int KEY_WIDTH = KEY_PITCH - 2;

    private final int height;
    private final int pages;
    private final Lettering lettering;

    Sheet(OledSettings settings) {
        this.height = settings.height();
        this.pages = settings.pages();
        this.lettering = Lettering.of(height);
    }

    Picture draw(DisplayText text) {
        Picture picture = new Picture(pages);
        int last = CELLS.rows() - 1;
        int pitch = height / CELLS.rows();
        boolean keys = SoftKeyRow.isLast(text);
        for (int row = 0; row <= last; row++) {
            if (row == last && keys) {
                keys(picture, text.rows().get(row), height - lettering.height());
            } else {
                cells(
                        picture,
                        text.rows().get(row),
                        0,
                        CELLS.columns(),
                        MARGIN,
                        row * pitch + (pitch - lettering.height()) / 2);
            }
        }
        return picture;
    }

    private void keys(Picture picture, CellText row, int top) {
        for (int from = 0; from < row.width(); from += SoftKeyRow.PITCH) {
            int end = from + SoftKeyRow.PITCH - 1;
            while (end > from && row.cell(end - 1) == ' ') {
                end--;
            }
            if (end > from) {
                int left = 1 + from / SoftKeyRow.PITCH * KEY_PITCH;
                int indent = (KEY_WIDTH - (end - from) * Lettering.WIDTH + 1) / 2;
                cells(picture, row, from, end, left + indent, top);
                key(picture, left, top, lettering.height());
            }
        }
    }

    /** A lit key with rounded corners; small letters leave no room for an edge around them, and stay as they are. */
    private static void key(Picture picture, int left, int top, int tall) {
        if (tall > DotFont.HEIGHT) {
            int right = left + KEY_WIDTH - 1;
            int bottom = top + tall - 1;
            picture.invert(left, top, KEY_WIDTH, tall);
            picture.flip(left, top);
            picture.flip(right, top);
            picture.flip(left, bottom);
            picture.flip(right, bottom);
        }
    }

    private void cells(Picture picture, CellText row, int from, int end, int left, int top) {
        for (int column = from; column < end; column++) {
            int character = row.cell(column);
            if (character != ' ' && character != CellText.TAIL) {
                int cells = column + 1 < end && row.cell(column + 1) == CellText.TAIL ? 2 : 1;
                letter(picture, character, cells, left + (column - from) * Lettering.WIDTH, top);
            }
        }
    }

    private void letter(Picture picture, int character, int cells, int left, int top) {
        int width = cells * Lettering.WIDTH;
        for (int y = 0; y < lettering.height(); y++) {
            int dots = lettering.row(character, cells, y);
            for (int x = 0; x < width; x++) {
                if ((dots >> (width - 1 - x) & 1) != 0) {
                    picture.light(left + x, top + y);
                }
            }
        }
    }
}
