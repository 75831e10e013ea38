package org.offhook.audio.dsp;

/**
 * The filter of a {@link Resampler} that doubles or halves the rate. It is cut in the middle of the higher rate's band:
 * there every second coefficient is zero but the middle one, and the rest are the same on both sides, so that one
 * product does for four. The result is the same to the bit.
 *
 * <p>Owned by one thread.
 */
final class HalfBand {

    private final int[] arm; // from the middle outwards
    private final int middle;
    private final int middleAt;
    private final int step;

    /**
     * @param coefficients as {@link Resampler} has them: of one filter, or of two phases of which the first is the middle
     *     alone
     */
    HalfBand(int[] coefficients, int taps, boolean doubling) {
        step = doubling ? 1 : 2;
        middleAt = taps / 2;
        middle = coefficients[middleAt];
        int first = doubling ? taps + middleAt : middleAt - 1;
        arm = new int[taps / 2 / step];
        for (int i = 0; i < arm.length; i++) {
            arm[i] = coefficients[first - step * i];
        }
    }

    static boolean fits(int up, int down) {
        return up + down == 3;
    }

    /** The product of the filter's phase and the samples from {@code from} on. */
    int at(int[] samples, int from, int phase) {
        int centre = from + middleAt;
        if (step == 2) {
            return samples[centre] * middle + sides(samples, centre - 1, centre + 1);
        }
        return phase == 0 ? samples[centre] * middle : sides(samples, centre, centre + 1);
    }

    private int sides(int[] samples, int left, int right) {
        int sum = 0;
        int low = left;
        int high = right;
        for (int i = 0; i < arm.length; i++) {
            sum += arm[i] * (samples[low] + samples[high]);
            low -= step;
            high += step;
        }
        return sum;
    }
}
