package org.offhook.hal.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/**
 * Keys at the crossings of rows and columns. While no key is down every row is selected and nothing runs: the edge of a
 * column tells that a key went down. Then the rows are selected in turn until every key has been up for a while. When
 * the chip does not answer all keys are up, and it is tried again each second.
 *
 * <p>Threads: listeners run on the loop; the rest from any thread.
 */
public final class MatrixKeypad implements Keypad, AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_PERIOD = 5 * NANOS_PER_MILLI;
    private static final long RETRY = 1000 * NANOS_PER_MILLI;

    /** A step of a scan. */
    private interface Step {
        void run() throws LineException;
    }

    private enum Phase {
        /** Every row is selected and no key is down. */
        IDLE,
        SCANNING,
        /** The chip does not answer. */
        LOST
    }

    private final Matrix matrix;
    private final DeviceLoop loop;
    private final KeyReports reports;
    private final MatrixState state;
    private final LineBank rows;
    private final LineBank columns;
    private final long allRows;
    private final long allColumns;
    private final long settleNanos;
    private final long periodNanos;
    private final long[] seen;
    private Phase phase = Phase.SCANNING;
    private long movedAt;

    /**
     * Takes the lines.
     *
     * @throws LineException if a line cannot be had
     */
    public MatrixKeypad(LineChip rowChip, LineChip columnChip, Matrix matrix, DeviceLoop loop) throws LineException {
        this.matrix = matrix;
        this.loop = loop;
        reports = new KeyReports(matrix.allKeys());
        state = new MatrixState(matrix, reports);
        allRows = mask(matrix.rows().size());
        allColumns = mask(matrix.columns().size());
        settleNanos = matrix.settle().toNanos();
        periodNanos = Math.clamp(matrix.debounce().toNanos() / 4, NANOS_PER_MILLI, LONGEST_PERIOD);
        seen = new long[matrix.rows().size()];
        rows = takeRows(rowChip);
        columns = takeColumns(columnChip);
        loop.execute(this::rest);
    }

    @Override
    public Set<Key> keys() {
        return reports.keys();
    }

    @Override
    public void addListener(KeyListener listener) {
        reports.addListener(listener);
    }

    @Override
    public void close() {
        rows.close();
        columns.close();
    }

    private LineBank takeRows(LineChip chip) throws LineException {
        List<LineUse> uses = new ArrayList<>();
        for (int line : matrix.rows()) {
            uses.add(new LineUse.Output(line, matrix.drive(), matrix.activeLow(), true));
        }
        return chip.take("offhook keypad", uses, EdgeListener.NONE);
    }

    private LineBank takeColumns(LineChip chip) throws LineException {
        List<LineUse> uses = new ArrayList<>();
        for (int line : matrix.columns()) {
            uses.add(new LineUse.Input(line, matrix.bias(), matrix.activeLow(), true, Duration.ZERO));
        }
        try {
            return chip.take("offhook keypad", uses, (_, active, at) -> {
                if (active) {
                    loop.execute(() -> touched(at));
                }
            });
        } catch (LineException e) {
            rows.close();
            throw e;
        }
    }

    private void touched(long atNanos) {
        if (phase == Phase.IDLE) {
            scan(atNanos);
        }
    }

    /** Selects every row, and sleeps if no key shows. */
    private void rest() {
        attempt(() -> {
            phase = Phase.SCANNING;
            rows.write(allRows, allRows);
            afterSettling(() -> {
                if ((columns.read() & allColumns) == 0) {
                    phase = Phase.IDLE;
                } else {
                    scan(loop.nanos());
                }
            });
        });
    }

    private void scan(long atNanos) {
        phase = Phase.SCANNING;
        movedAt = atNanos;
        attempt(() -> select(0, loop.nanos()));
    }

    private void select(int row, long startedAt) throws LineException {
        if (row == seen.length) {
            judge(startedAt);
            return;
        }
        rows.write(allRows, 1L << row);
        afterSettling(() -> {
            seen[row] = columns.read() & allColumns;
            select(row + 1, startedAt);
        });
    }

    private void judge(long startedAt) {
        boolean atRest = state.update(seen, loop.nanos(), movedAt);
        if (atRest) {
            rest();
        } else {
            loop.at(startedAt + periodNanos, () -> scan(loop.nanos()));
        }
    }

    private void afterSettling(Step step) throws LineException {
        if (settleNanos == 0) {
            step.run();
        } else {
            loop.at(loop.nanos() + settleNanos, () -> attempt(step));
        }
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (LineException e) {
            phase = Phase.LOST;
            state.forget(loop.nanos());
            loop.at(loop.nanos() + RETRY, this::rest);
        }
    }

    private static long mask(int lines) {
        return lines == LineBank.MOST ? -1 : (1L << lines) - 1;
    }
}
