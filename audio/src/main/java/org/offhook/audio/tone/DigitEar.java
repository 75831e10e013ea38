package org.offhook.audio.tone;

/**
 * Hears DTMF digits in sound (ITU-T Q.23, Q.24). Over blocks of 13 ms the energy at the eight frequencies is compared
 * (Goertzel's recursion): a digit is one strong frequency of each group, of about the same level, with little else.
 * It counts when two blocks on end agree, and again after two without it, so that a voice that for a moment sounds
 * like one is not taken for it.
 *
 * <p>Threads: one owner, the audio thread. Allocates nothing after construction.
 */
public final class DigitEar {

    private static final int BLOCKS_A_SECOND = 75;
    private static final int GROUP = 4;
    private static final int BLOCKS = 2;
    private static final int NONE = -1;

    /** Least level of either frequency, −36 dBFS. */
    private static final double LEAST_DBFS = -36;
    /** The higher frequency may be so much louder, or softer (Q.24 asks for 4 to 8 dB and 4 dB). */
    private static final double TWIST = Math.pow(10, 1.0);

    private static final double REVERSE_TWIST = Math.pow(10, 0.6);
    /** Every other frequency of the group is so much softer. */
    private static final double CLEAR = Math.pow(10, 0.7);
    /** Part of all energy that the two must have; 1.5 % off their frequency they keep three quarters. */
    private static final double SHARE = 0.63;

    private final int block;
    private final double least;
    private final double[] coefficients = new double[2 * GROUP];
    private final double[] last = new double[2 * GROUP];
    private final double[] before = new double[2 * GROUP];
    private final double[] powers = new double[2 * GROUP];
    private double energy;
    private int samples;
    private int seen = NONE; // in the block before
    private int told = NONE;
    private int agreeing;
    private int missing;

    public DigitEar(int rateHz) {
        block = rateHz / BLOCKS_A_SECOND;
        double amplitude = Short.MAX_VALUE * Math.pow(10, LEAST_DBFS / 20);
        least = amplitude * amplitude / 2 * block;
        for (int i = 0; i < GROUP; i++) {
            coefficients[i] = 2 * Math.cos(2 * Math.PI * Keypad.ROWS_HZ[i] / rateHz);
            coefficients[GROUP + i] = 2 * Math.cos(2 * Math.PI * Keypad.COLUMNS_HZ[i] / rateHz);
        }
    }

    /**
     * Listens to the next samples, a period of at most 20 ms.
     *
     * @return a digit that has begun, or 0
     */
    public char listen(short[] pcm, int count) {
        char digit = 0;
        int from = 0;
        while (from < count) {
            int to = Math.min(count, from + block - samples);
            take(pcm, from, to);
            samples += to - from;
            from = to;
            if (samples == block) {
                char begun = conclude(judge());
                digit = begun == 0 ? digit : begun;
                restart();
            }
        }
        return digit;
    }

    private void take(short[] pcm, int from, int to) {
        for (int i = from; i < to; i++) {
            energy += pcm[i] * pcm[i];
        }
        for (int f = 0; f < coefficients.length; f++) {
            double coefficient = coefficients[f];
            double one = last[f];
            double two = before[f];
            for (int i = from; i < to; i++) {
                double next = pcm[i] + coefficient * one - two;
                two = one;
                one = next;
            }
            last[f] = one;
            before[f] = two;
        }
    }

    private void restart() {
        samples = 0;
        energy = 0;
        for (int f = 0; f < last.length; f++) {
            last[f] = 0;
            before[f] = 0;
        }
    }

    /** Index of the digit in this block, or {@link #NONE}. */
    private int judge() {
        for (int f = 0; f < powers.length; f++) {
            double power = last[f] * last[f] + before[f] * before[f] - coefficients[f] * last[f] * before[f];
            powers[f] = power * 2 / block; // the energy of a sine of that frequency in the block
        }
        int row = loudest(0);
        int column = loudest(GROUP);
        double low = powers[row];
        double high = powers[column];
        boolean digit = low >= least
                && high >= least
                && high <= low * TWIST
                && low <= high * REVERSE_TWIST
                && low + high >= SHARE * energy
                && clear(0, row)
                && clear(GROUP, column);
        return digit ? row * GROUP + column - GROUP : NONE;
    }

    private int loudest(int group) {
        int best = group;
        for (int f = group + 1; f < group + GROUP; f++) {
            best = powers[f] > powers[best] ? f : best;
        }
        return best;
    }

    private boolean clear(int group, int best) {
        for (int f = group; f < group + GROUP; f++) {
            if (f != best && powers[f] * CLEAR > powers[best]) {
                return false;
            }
        }
        return true;
    }

    private char conclude(int index) {
        agreeing = index != NONE && index == seen ? agreeing + 1 : 1;
        seen = index;
        if (index != told) {
            missing++;
            if (missing >= BLOCKS) {
                told = NONE;
            }
        } else {
            missing = 0;
        }
        if (index == NONE || index == told || agreeing < BLOCKS) {
            return 0;
        }
        told = index;
        missing = 0;
        return Keypad.digit(index);
    }
}
