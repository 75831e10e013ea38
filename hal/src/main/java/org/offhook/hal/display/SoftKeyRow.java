package org.offhook.hal.display;

import java.util.List;

/** The labels of four soft keys in the last row of a display of twenty columns: four cells each, then a space. */
public final class SoftKeyRow {

    /** Cells from one label to the next. */
    public static final int PITCH = 5;

    private SoftKeyRow() {}

    /** Whether the last row of a text reads as soft keys: there is a label, and a space after each. */
    public static boolean isLast(DisplayText text) {
        List<CellText> rows = text.rows();
        CellText row = rows.getLast();
        if (rows.size() < 2 || row.width() != 4 * PITCH) {
            return false;
        }
        boolean label = false;
        for (int column = 0; column < row.width(); column++) {
            if (row.cell(column) != ' ') {
                if (column % PITCH == PITCH - 1) {
                    return false;
                }
                label = true;
            }
        }
        return label;
    }
}
