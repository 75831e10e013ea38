package org.offhook.phone.web.screen;

import java.util.List;
import java.util.stream.IntStream;
import org.offhook.hal.display.Icon;

/** The display's rows for people and programs: cells as they are, icons as Unicode characters that look like them. */
public final class ScreenText {

    private ScreenText() {}

    /** @param rows one character a cell, icons as private code points, the right half of a wide one as U+0000 */
    public static List<String> readable(List<String> rows) {
        return rows.stream().map(ScreenText::readable).toList();
    }

    private static String readable(String row) {
        return row.codePoints()
                .filter(cell -> cell != 0)
                .map(ScreenText::symbol)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int symbol(int cell) {
        return Icon.of(cell).map(icon -> (int) icon.symbol()).orElse(cell);
    }

    /** The cells of a row, exactly so many. */
    static int[] cells(String row, int columns) {
        return IntStream.concat(row.codePoints(), IntStream.generate(() -> ' '))
                .limit(columns)
                .toArray();
    }
}
