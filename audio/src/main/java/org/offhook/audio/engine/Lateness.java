package org.offhook.audio.engine;

/**
 * How late periods began, as a histogram of microseconds with four steps an octave: a value is known to within a
 * quarter. Made whole of counters; two of them subtracted tell of the time between.
 *
 * <p>Threads: immutable.
 */
public final class Lateness {

    /** Steps up to a second; what is later counts in the last. */
    static final int STEPS = 80;

    private static final int PER_OCTAVE = 4;
    private static final long NANOS = 1000;

    private final long[] counts;

    Lateness(long[] counts) {
        this.counts = counts.clone();
    }

    /** No period at all. */
    public static Lateness none() {
        return new Lateness(new long[STEPS]);
    }

    /** The step in which a lateness counts. No allocation. */
    static int step(long nanos) {
        long micros = Math.max(0, nanos / NANOS);
        if (micros < PER_OCTAVE) {
            return (int) micros;
        }
        int octave = 63 - Long.numberOfLeadingZeros(micros);
        long step = (octave - 1L) * PER_OCTAVE + (micros >> octave - 2 & PER_OCTAVE - 1);
        return (int) Math.min(step, STEPS - 1);
    }

    /** The least lateness that counts in the step after this one. */
    private static long upTo(int step) {
        int next = step + 1;
        if (next < PER_OCTAVE) {
            return next * NANOS;
        }
        int octave = next / PER_OCTAVE + 1;
        return ((long) (PER_OCTAVE + next % PER_OCTAVE) << octave - 2) * NANOS;
    }

    /** The periods of this one that an earlier one did not yet have. */
    public Lateness since(Lateness earlier) {
        long[] difference = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            difference[i] = counts[i] - earlier.counts[i];
        }
        return new Lateness(difference);
    }

    /** How many periods there were. */
    public long periods() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /**
     * A lateness that at least so many of hundred periods stayed below; rounded up to the step's end.
     *
     * @param percent above 0, up to 100
     * @return nanoseconds; 0 if there were no periods
     */
    public long percentileNanos(double percent) {
        long wanted = (long) Math.ceil(periods() * percent / 100);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return upTo(i);
            }
        }
        return 0;
    }

    /** The worst, rounded up to the step's end; 0 if there were no periods. */
    public long worstNanos() {
        return percentileNanos(100);
    }

    /** How many periods began later than this, as far as the steps tell: those of its own step not counted. */
    public long laterThan(long nanos) {
        long sum = 0;
        for (int i = step(nanos) + 1; i < STEPS; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
