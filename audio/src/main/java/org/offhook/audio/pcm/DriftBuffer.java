package org.offhook.audio.pcm;

import java.util.Arrays;

/**
 * Brings sound from a clock that is not ours, and a way that delivers in bursts, to our periods. It holds some sound
 * ready; by how much of it there is, smoothed, it reads a little faster or slower ({@link Interpolator}), so that a difference of the clocks never adds up. When it runs dry it is silent until enough is there again,
 * and holds more from then on; when far too much has come, the oldest is left out.
 *
 * <p>Threads: {@link #put} by one thread, {@link #take} by the audio thread, without allocation or lock.
 */
final class DriftBuffer {

    private static final double FASTEST = 0.005;
    private static final double CORRECT_WITHIN_S = 10;
    private static final double SMOOTHING = 1.0 / 100; // of a period
    private static final int NEAR_ENOUGH_MS = 10; // so the pitch stands still while the clocks agree

    private static final int LEAST_MS = 50;
    private static final int MOST_MS = 160;
    private static final int STEP_MS = 20;
    private static final int EXCESS_MS = 200;
    private static final int SPARE_MS = 20;
    private static final int WATCH_S = 60;
    private static final int RING_MS = 1000;

    private final int rateHz;
    private final int periodFrames;
    private final SampleRing ring;
    private final Interpolator interpolator;

    private boolean flowing;
    private double target; // samples that are to be there when a period begins
    private double fill; // samples that are, smoothed
    private int spare = Integer.MAX_VALUE; // least that was left over since it is watched
    private int watched; // samples
    private volatile long underruns; // written by the audio thread
    private volatile long skips;
    private volatile long refused; // written by the other

    DriftBuffer(PcmFormat format) {
        rateHz = format.rateHz();
        periodFrames = format.periodFrames();
        ring = new SampleRing(rateHz / 1000 * RING_MS);
        interpolator = new Interpolator(periodFrames, FASTEST);
        target = samples(LEAST_MS);
    }

    /** Sound as it arrives; what does not fit is lost, and counted. */
    void put(short[] samples, int count) {
        if (!ring.put(samples, count)) {
            refused = refused + 1;
        }
    }

    /** The next period. */
    void take(short[] period) {
        if (!flowing && !begin(ring.size())) {
            Arrays.fill(period, 0, periodFrames, (short) 0);
            return;
        }
        int there = ring.size();
        if (there > target + samples(EXCESS_MS)) {
            ring.skip(there - (int) target);
            there = (int) target;
            fill = target;
            skips = skips + 1;
        }
        fill += (there - fill) * SMOOTHING;
        double faster = beyond(fill - target, samples(NEAR_ENOUGH_MS)) / (CORRECT_WITHIN_S * rateHz);
        double step = 1 + Math.max(-FASTEST, Math.min(FASTEST, faster));
        boolean enough = interpolator.next(ring, period, step);
        if (!enough) {
            flowing = false;
            underruns = underruns + 1;
            target = Math.min(samples(MOST_MS), target + samples(STEP_MS));
            watch();
        } else {
            relax();
        }
    }

    /** Holds less again when for a while more was there than was ever needed. */
    private void relax() {
        spare = Math.min(spare, ring.size());
        watched += periodFrames;
        if (watched >= WATCH_S * rateHz) {
            target = Math.max(samples(LEAST_MS), target - Math.max(0, spare - samples(SPARE_MS)) / 2);
            watch();
        }
    }

    private void watch() {
        spare = Integer.MAX_VALUE;
        watched = 0;
    }

    /** Times that it ran dry. */
    long underruns() {
        return underruns;
    }

    /** Times that sound was left out, and pieces that did not fit. */
    long losses() {
        return skips + refused;
    }

    /** Sound that is held ready on average, in milliseconds. By the audio thread. */
    double fillMs() {
        return fill * 1000 / rateHz;
    }

    private boolean begin(int there) {
        if (there < target) {
            return false;
        }
        flowing = true;
        ring.skip(there - (int) target);
        fill = target;
        interpolator.restart();
        return true;
    }

    /** How far a value is beyond a bound on either side, or 0. */
    private static double beyond(double value, double bound) {
        return value > bound ? value - bound : Math.min(0, value + bound);
    }

    private double samples(int ms) {
        return rateHz / 1000.0 * ms;
    }
}
