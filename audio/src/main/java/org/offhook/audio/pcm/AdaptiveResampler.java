package org.offhook.audio.pcm;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Brings sound from the clock of one sound device to that of another, both of which run steadily but never quite the
 * same. A fixed amount is held ready; a proportional-integral controller on how much there really is sets how fast it is
 * read, at most 1000 parts in a million off, which nobody hears. How much there is counts what the other device has
 * heard since it last delivered a period, so that the controller sees a line and not a staircase.
 *
 * <p>When it runs dry it is silent until enough is there again, and holds more from then on; when far too much is there, the oldest is left out.
 *
 * <p>Threads: {@link #put} by one, {@link #take} by one other; neither allocates or locks. Numbers by any.
 */
public final class AdaptiveResampler {

    /** Parts of one. */
    static final double MOST = 0.001;

    /** Natural frequency of the loop, critically damped: 300 ppm are made up for with 2 ms more or less in hand. */
    private static final double OMEGA = 0.05; // radians a second

    private static final double SMOOTHING_S = 1;
    private static final int EXCESS_MS = 100;
    private static final int RING_MS = 500;
    private static final int STEP_MS = 10;
    private static final int MOST_HELD_MS = 150;

    private final int rateHz;
    private final int periodFrames;
    private final LongSupplier nanoClock;
    private double target; // samples
    private final SampleRing ring;
    private final Interpolator interpolator;

    private final AtomicLong putNanos = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private boolean flowing;
    private double fill; // smoothed
    private double integral; // of one
    private volatile double ratio = 1; // written by the taker
    private volatile long gaps;

    /**
     * @param format of both sides
     * @param targetMs sound that is held ready, more than either side's period
     * @param nanoClock monotonic time
     */
    public AdaptiveResampler(PcmFormat format, int targetMs, LongSupplier nanoClock) {
        rateHz = format.rateHz();
        periodFrames = format.periodFrames();
        this.nanoClock = nanoClock;
        target = rateHz / 1000.0 * targetMs;
        ring = new SampleRing(rateHz / 1000 * RING_MS);
        interpolator = new Interpolator(periodFrames, MOST);
    }

    /** A period of the one device; what does not fit is lost, and counted. */
    public void put(short[] period) {
        if (ring.put(period, periodFrames)) {
            putNanos.setRelease(nanoClock.getAsLong());
        } else {
            refused.setPlain(refused.getPlain() + 1);
        }
    }

    /** A period for the other. */
    public void take(short[] period) {
        int there = ring.size();
        if (!flowing && !begin(there)) {
            Arrays.fill(period, 0, periodFrames, (short) 0);
            return;
        }
        if (there > target + rateHz / 1000.0 * EXCESS_MS) {
            ring.skip(there - (int) target);
            there = (int) target;
            fill = target;
            gaps = gaps + 1;
        }
        double step = steer(there + underWay());
        if (!interpolator.next(ring, period, step)) {
            flowing = false;
            gaps = gaps + 1;
            target = Math.min(target + rateHz / 1000.0 * STEP_MS, rateHz / 1000.0 * MOST_HELD_MS);
        }
    }

    /** Samples that the other device has heard since its last period. */
    private double underWay() {
        double since = (nanoClock.getAsLong() - putNanos.getAcquire()) * 1e-9 * rateHz;
        return Math.clamp(since, 0, periodFrames);
    }

    private double steer(double now) {
        double periodS = (double) periodFrames / rateHz;
        fill += (now - fill) * periodS / SMOOTHING_S;
        double errorS = (fill - target) / rateHz;
        integral = Math.clamp(integral + OMEGA * OMEGA * errorS * periodS, -MOST, MOST);
        double off = Math.clamp(2 * OMEGA * errorS + integral, -MOST, MOST);
        ratio = 1 + off;
        return ratio;
    }

    private boolean begin(int there) {
        if (there < target) {
            return false;
        }
        flowing = true;
        ring.skip(there - (int) target);
        fill = target + underWay();
        interpolator.restart();
        return true;
    }

    /** Forgets what is there, and silence follows until enough came. By the taker. */
    public void restart() {
        ring.skip(ring.size());
        flowing = false;
    }

    /** Samples read for each one given: how much faster the other device's clock goes. */
    public double ratio() {
        return ratio;
    }

    /** Times that it ran dry or over. */
    public long gaps() {
        return gaps + refused.getPlain();
    }
}
