package org.offhook.hal.display;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of text laid into cells, one code point each. A wide character (East Asian, emoji) takes two cells:
 * its code point and {@link #TAIL}. Immutable; equal when the cells are.
 */
public final class CellText {

    /** The right half of a wide character. */
    public static final int TAIL = 0;

    public static final CellText EMPTY = new CellText(new int[0]);

    private static final int ELLIPSIS = '…';
    private static final int UNKNOWN = 0xFFFD;
    /** A character with its accents. Half-width voicing marks are cells of their own, as on every Japanese display. */
    private static final Pattern CLUSTER = Pattern.compile("[\\uFF65-\\uFF9F]|\\X");

    /** A text of any length is cut here at the latest. */
    private static final int MOST = 256;

    private final int[] cells;

    private CellText(int[] cells) {
        this.cells = cells;
    }

    /**
     * Text from anywhere, made safe for a display: accents that are apart from their letter are joined with
     * it, or left out if there is no such letter in Unicode; line ends and tabs become spaces; other control
     * and format characters vanish; private and unpaired ones become U+FFFD.
     */
    public static CellText of(String text) {
        String start = text.length() > 4 * MOST ? text.substring(0, 4 * MOST) : text;
        Matcher clusters = CLUSTER.matcher(Normalizer.normalize(start, Normalizer.Form.NFC));
        int[] cells = new int[MOST];
        int width = 0;
        while (clusters.find()) {
            int shown = shown(clusters.group().codePointAt(0));
            if (shown < 0) {
                continue;
            }
            int needs = CellWidth.of(shown);
            if (width + needs > MOST) {
                break;
            }
            cells[width] = shown;
            if (needs == 2) {
                cells[width + 1] = TAIL;
            }
            width += needs;
        }
        return new CellText(Arrays.copyOf(cells, width));
    }

    /** What stands for a character on a display, or −1 for nothing. */
    private static int shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> Character.isWhitespace(codePoint) ? ' ' : -1;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> -1;
            case Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> UNKNOWN;
            default -> codePoint;
        };
    }

    public static CellText of(Icon icon) {
        return new CellText(new int[] {icon.codePoint()});
    }

    public static CellText spaces(int width) {
        int[] cells = new int[Math.max(0, width)];
        Arrays.fill(cells, ' ');
        return new CellText(cells);
    }

    /** Width in cells. */
    public int width() {
        return cells.length;
    }

    /** The code point in a cell, or {@link #TAIL}. */
    public int cell(int column) {
        return cells[column];
    }

    public boolean isEmpty() {
        return cells.length == 0;
    }

    public CellText plus(CellText next) {
        int[] joined = Arrays.copyOf(cells, cells.length + next.cells.length);
        System.arraycopy(next.cells, 0, joined, cells.length, next.cells.length);
        return new CellText(joined);
    }

    /**
     * So many cells from a column on, filled with spaces where there is no text. A wide character of which
     * only one half would be seen is a space.
     */
    public CellText window(int from, int width) {
        int[] seen = new int[Math.max(0, width)];
        for (int i = 0; i < seen.length; i++) {
            int column = from + i;
            seen[i] = column >= 0 && column < cells.length ? cells[column] : ' ';
        }
        if (seen.length > 0) {
            if (seen[0] == TAIL) {
                seen[0] = ' ';
            }
            int last = from + seen.length;
            if (last > 0 && last < cells.length && cells[last] == TAIL) {
                seen[seen.length - 1] = ' ';
            }
        }
        return new CellText(seen);
    }

    /** At most so many cells; what is cut off is told by an ellipsis in the last one. */
    public CellText shortened(int width) {
        if (cells.length <= width) {
            return this;
        }
        if (width < 1) {
            return EMPTY;
        }
        int[] kept = Arrays.copyOf(window(0, width - 1).cells, width);
        int end = width - 1;
        while (end > 0 && kept[end - 1] == ' ') {
            end--;
        }
        kept[end] = ELLIPSIS;
        return new CellText(Arrays.copyOf(kept, end + 1));
    }

    /** At most so many cells; what is cut off is the beginning, and told by an ellipsis. */
    public CellText lastOf(int width) {
        if (cells.length <= width) {
            return this;
        }
        if (width < 1) {
            return EMPTY;
        }
        int[] kept = window(cells.length - width, width).cells;
        if (width > 1 && cells[cells.length - width + 1] == TAIL) {
            kept[1] = ' ';
        }
        kept[0] = ELLIPSIS;
        return new CellText(kept);
    }

    /** Exactly so many cells: cut, or filled with spaces. */
    public CellText fitted(int width) {
        CellText cut = shortened(width);
        return cut.window(0, width);
    }

    /** For people: icons by their {@link Icon#symbol}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int cell : cells) {
            if (cell != TAIL) {
                text.appendCodePoint(
                        Icon.of(cell).map(icon -> (int) icon.symbol()).orElse(cell));
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellText text && Arrays.equals(cells, text.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }
}
