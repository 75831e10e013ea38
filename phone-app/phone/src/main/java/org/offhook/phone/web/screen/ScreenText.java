package org.offhook.phone.web.screen;

import java.util.List;
import java.util.stream.IntStream;

/** The display's rows for people and programs: cells as they are, icons as Unicode characters that look like them. */
public final class ScreenText {

    private static final int FIRST_ICON = 0xE000;
    private static final String SYMBOLS = "⚿☎◄∩⊘‖♪♩↙✗";

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
        int icon = cell - FIRST_ICON;
        return icon >= 0 && icon < SYMBOLS.length() ? SYMBOLS.charAt(icon) : cell;
    }

    /** The cells of a row, exactly so many. */
    static int[] cells(String row, int columns) {
        return IntStream.concat(row.codePoints(), IntStream.generate(() -> ' '))
                .limit(columns)
                .toArray();
    }
}
