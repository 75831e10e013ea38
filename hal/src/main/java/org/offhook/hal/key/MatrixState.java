package org.offhook.hal.key;

/** What the keys of a matrix do, worked out of scans: bounces and ghosts are left out. On the loop only. */
final class MatrixState {

    /** One crossing. */
    private static final class Crossing {
        private final Key key;
        private boolean down;
        private boolean seenDown;
        private long seenSince;
        private long movedAt;

        private Crossing(Key key) {
            this.key = key;
        }
    }

    private final KeyReports reports;
    private final boolean ghosts;
    private final long debounceNanos;
    private final Crossing[][] crossings;

    MatrixState(Matrix matrix, KeyReports reports) {
        this.reports = reports;
        ghosts = !matrix.diodes();
        debounceNanos = matrix.debounce().toNanos();
        crossings = new Crossing[matrix.rows().size()][matrix.columns().size()];
        for (int row = 0; row < crossings.length; row++) {
            for (int column = 0; column < crossings[row].length; column++) {
                crossings[row][column] =
                        matrix.key(row, column).map(Crossing::new).orElse(null);
            }
        }
    }

    /**
     * Takes in a scan.
     *
     * @param seen for each row, a set bit for each active column
     * @param now when it was made
     * @param movedAt when the keys moved that moved since the last one, as far as is known
     * @return true when no key is or was down
     */
    boolean update(long[] seen, long now, long movedAt) {
        boolean atRest = true;
        for (int row = 0; row < crossings.length; row++) {
            long doubtful = ghosts ? doubtful(seen, row) : 0;
            atRest &= seen[row] == 0;
            for (int column = 0; column < crossings[row].length; column++) {
                Crossing crossing = crossings[row][column];
                if (crossing != null) {
                    boolean doubt = (doubtful >> column & 1) != 0;
                    see(crossing, doubt ? crossing.down : (seen[row] >> column & 1) != 0, now, movedAt);
                    atRest &= !crossing.down;
                }
            }
        }
        return atRest;
    }

    /** Lets every key go: it is not known any more. */
    void forget(long now) {
        for (Crossing[] row : crossings) {
            for (Crossing crossing : row) {
                if (crossing != null) {
                    crossing.down = false;
                    crossing.seenDown = false;
                }
            }
        }
        reports.allUp(now);
    }

    /**
     * The columns of a row that cannot be trusted. Without diodes three keys at corners of a rectangle show as four, so
     * where another row shares two columns, any of the four may be the ghost.
     */
    private static long doubtful(long[] seen, int row) {
        long doubtful = 0;
        for (int other = 0; other < seen.length; other++) {
            long shared = seen[row] & seen[other];
            if (other != row && Long.bitCount(shared) > 1) {
                doubtful |= shared;
            }
        }
        return doubtful;
    }

    private void see(Crossing crossing, boolean down, long now, long movedAt) {
        if (crossing.seenDown != down) {
            crossing.seenDown = down;
            crossing.seenSince = now;
            crossing.movedAt = movedAt;
        }
        if (crossing.down != down && now - crossing.seenSince >= debounceNanos) {
            crossing.down = down;
            if (down) {
                reports.down(crossing.key, crossing.movedAt);
            } else {
                reports.up(crossing.key, crossing.movedAt);
            }
        }
    }
}
