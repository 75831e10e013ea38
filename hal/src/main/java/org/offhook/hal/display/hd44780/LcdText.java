package org.offhook.hal.display.hd44780;

import java.util.Arrays;
import java.util.Set;

/**
 * A text as an HD44780 can show it. Immutable.
 *
 * @param rows in each cell a character that the ROM has or one of {@code drawn}
 * @param drawn characters that must be put into the character RAM, at most eight
 */
record LcdText(int[][] rows, Set<Integer> drawn) {

    LcdText {
        rows = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
        drawn = Set.copyOf(drawn);
    }

    @Override
    public int[][] rows() {
        return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }

    int cell(int row, int column) {
        return rows[row][column];
    }
}
