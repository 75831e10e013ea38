package org.offhook.audio.jitter;

/**
 * Brings the playout delay to its target by time-scaling, gently: nothing while it is nearly right, a pitch period at a
 * time, in speech at a quarter of the speed at most and, as long as the delay is only somewhat too long, one a second.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class Pacer {

    private static final long TOO_LONG_NANOS = 6_000_000;
    private static final long TOO_SHORT_NANOS = -4_000_000;
    /** Up to this only silence is cut … */
    private static final long MUCH_TOO_LONG_NANOS = 50_000_000;

    /** … unless none has come for so long. */
    private static final int MOST_SECONDS = 5;

    private static final long PATIENT_NANOS = 20_000_000;
    private static final int LONGEST_MS = 15;
    private static final long URGENT_NANOS = 80_000_000;
    private static final int SILENCE_MS = 3;
    private static final int SPARE_MS = 10;

    private final TimeScaler scaler;
    private final SoundLine line;
    private final int rateHz;
    private final JitterCounters counters;
    private int rest;
    private int unquiet; // samples since something was left out last

    Pacer(SoundLine line, int rateHz, JitterCounters counters) {
        this.rateHz = rateHz;
        this.line = line;
        this.counters = counters;
        scaler = new TimeScaler(line, rateHz);
    }

    /**
     * @param errorNanos how much later than it should be the sound is that was just appended
     * @param samples how much of it
     */
    void adjust(long errorNanos, int samples) {
        scaler.heard(line.to - samples, line.to);
        rest = Math.max(0, rest - samples);
        unquiet = Math.min(unquiet + samples, 2 * MOST_SECONDS * rateHz);
        if (rest > 0) {
            return;
        }
        int error = (int) (errorNanos * rateHz / 1_000_000_000L);
        if (errorNanos > TOO_LONG_NANOS) {
            int most = Math.min(error, milliseconds(LONGEST_MS));
            int ofSilence = errorNanos > URGENT_NANOS ? most : milliseconds(SILENCE_MS);
            int n = errorNanos > MUCH_TOO_LONG_NANOS || unquiet > MOST_SECONDS * rateHz
                    ? scaler.shorten(most, ofSilence, alike(errorNanos))
                    : scaler.shortenSilence(Math.min(most, ofSilence));
            counters.shortenedMicros.add(micros(n));
            unquiet = n > 0 ? 0 : unquiet;
            rest = afterShortening(n, errorNanos);
        } else if (errorNanos < TOO_SHORT_NANOS) {
            int most = Math.min(-error + milliseconds(2), milliseconds(LONGEST_MS));
            int n = scaler.lengthen(0, most, alike(errorNanos));
            counters.lengthenedMicros.add(micros(n));
            rest = scaler.quiet() ? 0 : 4 * n;
        }
    }

    /** Too much delay is no hurry, unless it is very much: no more than a pitch period a second is left out of speech. */
    private int afterShortening(int samples, long errorNanos) {
        if (errorNanos > URGENT_NANOS) {
            return scaler.quiet() ? 0 : 4 * samples;
        }
        return scaler.quiet() ? 0 : samples == 0 ? rateHz / 10 : rateHz;
    }

    /** The further off the delay is, the less choosy: noise resembles itself nowhere. */
    private static double alike(long errorNanos) {
        double over = Math.max(0, errorNanos > 0 ? errorNanos - URGENT_NANOS : -errorNanos - PATIENT_NANOS) / 1e6;
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
