package org.offhook.hal.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineUse;

/**
 * Keys at the crossings of rows and columns. Rows are driven, columns are read: while no key is down every row is
 * active and a column's edge tells that one went down.
 *
 * @param rows driven lines, top to bottom; active when selected
 * @param columns read lines, left to right; active when a key joins them to an active row
 * @param keys a list for each row, an entry for each column; empty where there is no key
 * @param activeLow true when a selected row is low and columns are pulled up (usual); false for the opposite
 * @param bias what holds the columns
 * @param drive how rows are driven; only an open row bears two keys of a column at a time without a diode
 * @param debounce for how long a contact must rest
 * @param settle pause between driving a row and reading the columns
 */
public record KeypadPart(
        List<LineRef> rows,
        List<LineRef> columns,
        List<List<Optional<Key>>> keys,
        boolean activeLow,
        LineUse.Bias bias,
        LineUse.Drive drive,
        Diodes diodes,
        Duration debounce,
        Duration settle) {

    /** Which way the diodes at the crossings let current through. */
    public enum Diodes {
        /** There are none: three keys of a rectangle cannot be told from four. */
        NONE,
        ROW_TO_COLUMN,
        COLUMN_TO_ROW
    }

    public KeypadPart {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        keys = keys.stream().map(List::copyOf).toList();
        if (rows.isEmpty() || columns.isEmpty() || debounce.isNegative() || settle.isNegative()) {
            throw new IllegalArgumentException("a matrix has rows and columns, and its times are not negative");
        }
    }

    /** The key at a crossing; empty as well where the profile's table is too small. */
    public Optional<Key> key(int row, int column) {
        return row < keys.size() && column < keys.get(row).size()
                ? keys.get(row).get(column)
                : Optional.empty();
    }
}
