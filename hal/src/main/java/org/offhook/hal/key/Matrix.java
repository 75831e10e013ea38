package org.offhook.hal.key;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.line.LineUse;

/**
 * How the keys of a {@link MatrixKeypad} are wired: each joins a row, which is driven, to a column, which is read.
 *
 * @param rows lines of the chip of the rows
 * @param columns lines of the chip of the columns
 * @param keys by row and column; empty, or a list that is too short, where there is none
 * @param activeLow true when a row that is selected is low and the columns are pulled up; false for the opposite
 * @param bias what holds the columns
 * @param drive how rows are driven; without diodes, two keys of one column join two rows, which only open outputs bear
 * @param diodes true when each key has a diode, in the direction that {@code activeLow} wants
 * @param debounce for how long a key must rest before its change counts
 * @param settle how long the columns need to follow a row
 */
public record Matrix(
        List<Integer> rows,
        List<Integer> columns,
        List<List<Optional<Key>>> keys,
        boolean activeLow,
        LineUse.Bias bias,
        LineUse.Drive drive,
        boolean diodes,
        Duration debounce,
        Duration settle) {

    public Matrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        keys = keys.stream().map(List::copyOf).toList();
    }

    /** The key at a crossing. */
    public Optional<Key> key(int row, int column) {
        return row < keys.size() && column < keys.get(row).size()
                ? keys.get(row).get(column)
                : Optional.empty();
    }

    Set<Key> allKeys() {
        Set<Key> all = EnumSet.noneOf(Key.class);
        keys.forEach(row -> row.forEach(key -> key.ifPresent(all::add)));
        return all;
    }
}
