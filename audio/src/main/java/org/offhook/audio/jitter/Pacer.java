package org.offhook.audio.jitter;

/**
 * Brings the playout delay to its target by time-scaling, gently: nothing while it is nearly right, a pitch period at a
 * time, at a quarter of the speed at most in speech.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class Pacer {

    private static final long TOO_LONG_NANOS = 6_000_000;
    private static final long TOO_SHORT_NANOS = -4_000_000;
    private static final long PATIENT_NANOS = 20_000_000;
    private static final int LONGEST_MS = 15;
    private static final int SPARE_MS = 10;

    private final TimeScaler scaler;
    private final int rateHz;
    private final JitterCounters counters;
    private int rest;

    Pacer(SoundLine line, int rateHz, JitterCounters counters) {
        this.rateHz = rateHz;
        this.counters = counters;
        scaler = new TimeScaler(line, rateHz);
    }

    /**
     * @param errorNanos how much later than it should be the sound is that was just appended
     * @param samples how much of it
     */
    void adjust(long errorNanos, int samples) {
        rest -= samples;
        if (rest > 0) {
            return;
        }
        int error = (int) (errorNanos * rateHz / 1_000_000_000L);
        if (errorNanos > TOO_LONG_NANOS) {
            int n = scaler.shorten(error, milliseconds(LONGEST_MS), alike(errorNanos));
            counters.shortenedMicros.add(micros(n));
            rest = scaler.quiet() ? 0 : 4 * n;
        } else if (errorNanos < TOO_SHORT_NANOS) {
            int most = Math.min(-error + milliseconds(2), milliseconds(LONGEST_MS));
            int n = scaler.lengthen(0, most, alike(errorNanos));
            counters.lengthenedMicros.add(micros(n));
            rest = scaler.quiet() ? 0 : 4 * n;
        }
    }

    /** The further off the delay is, the less choosy: noise resembles itself nowhere. */
    private static double alike(long errorNanos) {
        double over = Math.max(0, Math.abs(errorNanos) - PATIENT_NANOS) / 1e6;
        return Math.max(TimeScaler.ALIKE_LEAST, TimeScaler.ALIKE - over / 100);
    }

    /** Nothing else is there: stretches what waits by at least {@code wanted} samples; 0 if it cannot be done well. */
    int fill(int wanted) {
        int n = scaler.lengthen(wanted, wanted + milliseconds(SPARE_MS), TimeScaler.ALIKE_ENOUGH);
        counters.lengthenedMicros.add(micros(n));
        return n;
    }

    private int milliseconds(int ms) {
        return rateHz / 1000 * ms;
    }

    private long micros(int samples) {
        return samples * 1_000_000L / rateHz;
    }
}
