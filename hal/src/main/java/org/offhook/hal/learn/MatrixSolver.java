package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineUse;

/**
 * Sorts the lines that keys join into rows and columns. A diode says which line is the row: the one that draws the other
 * down. Without diodes either side may be; then the rows are the fewer, since they take the time of a scan.
 */
final class MatrixSolver {

    /** As keys of telephones need it. */
    private static final Duration DEBOUNCE = Duration.ofMillis(20);

    private static final Duration SETTLE = Duration.ofNanos(20_000);

    /** Why lines are no matrix. */
    static final class NotAMatrix extends Exception {
        private static final long serialVersionUID = 1;

        NotAMatrix(String sentence) {
            super(sentence);
        }
    }

    private final Map<Key, Finding.Crossing> crossings;
    private final Map<Integer, Boolean> isRow = new TreeMap<>();

    private MatrixSolver(Map<Key, Finding.Crossing> crossings) {
        this.crossings = crossings;
    }

    /** @param lines what the candidates are called */
    static Optional<KeypadPart> solve(Map<Key, Finding.Crossing> crossings, List<LineRef> lines) throws NotAMatrix {
        return crossings.isEmpty() ? Optional.empty() : Optional.of(new MatrixSolver(crossings).solve(lines));
    }

    private KeypadPart solve(List<LineRef> lines) throws NotAMatrix {
        for (Finding.Crossing crossing : crossings.values()) {
            if (crossing.diode()) {
                set(crossing.driven(), true);
                set(crossing.following(), false);
            }
        }
        spread();
        for (Finding.Crossing crossing : crossings.values()) {
            if (!isRow.containsKey(crossing.driven())) {
                orient(crossing.driven());
            }
        }
        return part(side(true), side(false), lines);
    }

    /** A part of the matrix without any diode: tries one way, and turns it if that makes more rows than columns. */
    private void orient(int line) throws NotAMatrix {
        SortedSet<Integer> before = new TreeSet<>(isRow.keySet());
        set(line, true);
        spread();
        SortedSet<Integer> fresh = new TreeSet<>(isRow.keySet());
        fresh.removeAll(before);
        long rows = fresh.stream().filter(isRow::get).count();
        long columns = fresh.size() - rows;
        boolean firstIsColumn = !isRow.get(fresh.first());
        if (rows > columns || rows == columns && firstIsColumn) {
            fresh.forEach(turned -> isRow.put(turned, !isRow.get(turned)));
        }
    }

    private void spread() throws NotAMatrix {
        int known;
        do {
            known = isRow.size();
            for (Finding.Crossing crossing : crossings.values()) {
                if (isRow.containsKey(crossing.driven())) {
                    set(crossing.following(), !isRow.get(crossing.driven()));
                } else if (isRow.containsKey(crossing.following())) {
                    set(crossing.driven(), !isRow.get(crossing.following()));
                }
            }
        } while (isRow.size() > known);
    }

    private void set(int line, boolean row) throws NotAMatrix {
        Boolean before = isRow.putIfAbsent(line, row);
        if (before != null && before != row) {
            throw new NotAMatrix("a line would have to be row and column at the same time");
        }
    }

    private List<Integer> side(boolean row) {
        return isRow.keySet().stream().filter(line -> isRow.get(line) == row).toList();
    }

    private KeypadPart part(List<Integer> rows, List<Integer> columns, List<LineRef> lines) throws NotAMatrix {
        requireOneChip(rows, lines, "rows");
        requireOneChip(columns, lines, "columns");
        List<List<Optional<Key>>> table = new ArrayList<>();
        for (int row : rows) {
            table.add(columns.stream().map(column -> keyAt(row, column)).toList());
        }
        boolean diodes = crossings.values().stream().allMatch(Finding.Crossing::diode);
        return new KeypadPart(
                rows.stream().map(lines::get).toList(),
                columns.stream().map(lines::get).toList(),
                table,
                true,
                LineUse.Bias.PULL_UP,
                LineUse.Drive.OPEN_DRAIN,
                diodes ? KeypadPart.Diodes.COLUMN_TO_ROW : KeypadPart.Diodes.NONE,
                DEBOUNCE,
                SETTLE);
    }

    private static void requireOneChip(List<Integer> side, List<LineRef> lines, String what) throws NotAMatrix {
        if (side.stream().map(line -> lines.get(line).chip()).distinct().count() > 1) {
            throw new NotAMatrix("its " + what + " are on lines of more than one chip");
        }
    }

    private Optional<Key> keyAt(int row, int column) {
        for (Map.Entry<Key, Finding.Crossing> entry : crossings.entrySet()) {
            Finding.Crossing at = entry.getValue();
            if (at.driven() == row && at.following() == column || at.driven() == column && at.following() == row) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
