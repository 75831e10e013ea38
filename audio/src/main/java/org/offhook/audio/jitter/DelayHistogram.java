package org.offhook.audio.jitter;

import java.util.Arrays;

/**
 * How long packets were under way lately: weights by time, the older the lighter. Times are against an arbitrary zero
 * that moves along with the clocks' drift.
 *
 * <p>Threads: one owner, the audio thread; nothing is allocated.
 */
final class DelayHistogram {

    static final long STEP_NANOS = 2_000_000;
    private static final int STEPS = 320;
    private static final int MIDDLE = 40;
    private static final double HEAVY = 1e9;
    /** Part of the packets that may be faster than the lowest one that counts. */
    private static final double FASTEST = 0.01;

    private final double forgetting;
    private final double[] weights = new double[STEPS];
    private double weight;
    private double sum;
    private int packets;
    private long zeroNanos;

    /** @param memory packets after which one counts a third */
    DelayHistogram(int memory) {
        forgetting = 1 + 1.0 / memory;
    }

    void clear() {
        Arrays.fill(weights, 0);
        weight = 1;
        sum = 0;
        packets = 0;
    }

    int packets() {
        return packets;
    }

    boolean empty() {
        return packets == 0;
    }

    void add(long transitNanos) {
        if (packets++ == 0) {
            weight = 1;
            zeroNanos = transitNanos - MIDDLE * STEP_NANOS;
        }
        long step = Math.ceilDiv(transitNanos - zeroNanos, STEP_NANOS);
        if (step < 0) {
            shift((int) Math.min(STEPS, MIDDLE - step));
            step = Math.ceilDiv(transitNanos - zeroNanos, STEP_NANOS);
        } else if (step >= STEPS) {
            int spare = lowest() - MIDDLE;
            if (spare > 0) {
                shift(-spare);
            }
            step = Math.min(STEPS - 1, Math.ceilDiv(transitNanos - zeroNanos, STEP_NANOS));
        }
        weight *= forgetting;
        weights[(int) Math.max(0, step)] += weight;
        sum += weight;
        if (weight > HEAVY) {
            for (int i = 0; i < STEPS; i++) {
                weights[i] /= HEAVY;
            }
            sum /= HEAVY;
            weight /= HEAVY;
        }
    }

    private void shift(int steps) {
        if (steps > 0) {
            double lost = 0;
            for (int i = STEPS - steps; i < STEPS; i++) {
                lost += weights[i];
            }
            System.arraycopy(weights, 0, weights, steps, STEPS - steps);
            Arrays.fill(weights, 0, steps, 0);
            weights[STEPS - 1] += lost;
        } else {
            double lost = 0;
            for (int i = 0; i < -steps; i++) {
                lost += weights[i];
            }
            System.arraycopy(weights, -steps, weights, 0, STEPS + steps);
            Arrays.fill(weights, STEPS + steps, STEPS, 0);
            weights[0] += lost;
        }
        zeroNanos -= steps * STEP_NANOS;
    }

    private int lowest() {
        double below = 0;
        for (int i = 0; i < STEPS; i++) {
            below += weights[i];
            if (below > FASTEST * sum) {
                return i;
            }
        }
        return 0;
    }

    /** Time under way of the fast packets, rounded up. */
    long lowNanos() {
        return zeroNanos + lowest() * STEP_NANOS;
    }

    /**
     * The time under way to allow for: the one at which waiting longer costs more than the packets that it would save.
     *
     * @param nanosPerPercent how much longer to wait for one more packet in a hundred
     */
    long bestNanos(long nanosPerPercent) {
        double price = 100.0 * nanosPerPercent / sum;
        double late = 0;
        double least = Double.MAX_VALUE;
        int best = STEPS - 1;
        for (int i = STEPS - 1; i >= 0 && late * price < least; i--) {
            double cost = late * price + (double) i * STEP_NANOS;
            if (cost < least) {
                least = cost;
                best = i;
            }
            late += weights[i];
        }
        return zeroNanos + best * STEP_NANOS;
    }
}
