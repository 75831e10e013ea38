package org.offhook.hal.display.hd44780;

import java.util.Arrays;
import org.offhook.hal.display.CharacterGeometry;

/**
 * Where cells are in the display RAM: two lines of 40 characters, rows three and four being the right parts of the
 * first two. A <em>place</em> counts the RAM through as the controller's address counter does, from 0 to 79.
 */
final class AddressMap {

    static final int PLACES = 80;

    private static final int LINE = 40;
    private static final int SECOND_LINE = 0x40;

    private final int[] rowOfPlace = new int[PLACES];
    private final int[] columnOfPlace = new int[PLACES];

    AddressMap(CharacterGeometry geometry) {
        Arrays.fill(rowOfPlace, -1);
        for (int row = 0; row < geometry.rows(); row++) {
            for (int column = 0; column < geometry.columns(); column++) {
                int place = row % 2 * LINE + row / 2 * geometry.columns() + column;
                rowOfPlace[place] = row;
                columnOfPlace[place] = column;
            }
        }
    }

    /** The address that the instruction "set DDRAM address" wants. */
    static int address(int place) {
        return place < LINE ? place : SECOND_LINE + place - LINE;
    }

    /** −1 for a place that is not on the glass. */
    int row(int place) {
        return rowOfPlace[place];
    }

    int column(int place) {
        return columnOfPlace[place];
    }
}
