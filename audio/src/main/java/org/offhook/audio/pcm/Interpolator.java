package org.offhook.audio.pcm;

import java.util.Arrays;

/**
 * Reads sound a little faster or slower than it was written, with an interpolating windowed-sinc filter. By one thread,
 * without allocation or lock.
 */
final class Interpolator {

    private static final int TAPS = 16;
    private static final int PHASES = 128;
    private static final double CUT = 0.95; // of the Nyquist frequency
    private static final double BETA = 6;

    private final int periodFrames;
    private final short[] fetched;
    private final float[] line; // input around the position of the next output
    private final float[] kernel = kernel();

    private int held; // samples in the line
    private double position;

    /** @param fastest how much faster than one sample a sample it may go */
    Interpolator(int periodFrames, double fastest) {
        this.periodFrames = periodFrames;
        int most = (int) Math.ceil(periodFrames * (1 + fastest)) + TAPS + 2;
        fetched = new short[most];
        line = new float[most + TAPS];
        restart();
    }

    /** Forgets the past. */
    void restart() {
        held = TAPS - 1;
        Arrays.fill(line, 0, held, 0);
        position = TAPS / 2 - 1;
    }

    /**
     * The next period.
     *
     * @param step samples of the ring a sample of the period
     * @return false if the ring ran dry and silence took the place of what was missing
     */
    boolean next(SampleRing ring, short[] period, double step) {
        boolean enough = fetch(ring, step);
        resample(period, step);
        return enough;
    }

    /** Fills the line as far as the period needs it. @return false if the ring ran dry and silence took its place */
    private boolean fetch(SampleRing ring, double step) {
        int end = (int) (position + step * (periodFrames - 1)) + TAPS / 2 + 1;
        int needed = end - held;
        int got = ring.take(fetched, needed);
        for (int i = 0; i < got; i++) {
            line[held + i] = fetched[i];
        }
        Arrays.fill(line, held + got, end, 0);
        held = end;
        return got == needed;
    }

    private void resample(short[] period, double step) {
        double at = position;
        for (int i = 0; i < periodFrames; i++) {
            int whole = (int) at;
            period[i] = sample(whole - TAPS / 2 + 1, (float) (at - whole));
            at += step;
        }
        int drop = (int) at - (TAPS / 2 - 1);
        System.arraycopy(line, drop, line, 0, held - drop);
        held -= drop;
        position = at - drop;
    }

    private short sample(int from, float fraction) {
        float phase = fraction * PHASES;
        int row = Math.min(PHASES - 1, (int) phase); // a fraction just below one is one as a float
        float between = phase - row;
        int first = row * TAPS;
        float sum = 0;
        for (int k = 0; k < TAPS; k++) {
            float left = kernel[first + k];
            float right = kernel[first + TAPS + k];
            sum += line[from + k] * (left + between * (right - left));
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    /** Row after row for fractions from 0 to 1, both included; each row sums to one. */
    private static float[] kernel() {
        float[] rows = new float[(PHASES + 1) * TAPS];
        double[] row = new double[TAPS];
        for (int p = 0; p <= PHASES; p++) {
            double sum = 0;
            for (int k = 0; k < TAPS; k++) {
                double x = k - (TAPS / 2 - 1) - (double) p / PHASES;
                double sinc = x == 0 ? CUT : Math.sin(Math.PI * CUT * x) / (Math.PI * x);
                double edge = x / (TAPS / 2.0);
                row[k] = sinc * bessel0(BETA * Math.sqrt(Math.max(0, 1 - edge * edge)));
                sum += row[k];
            }
            for (int k = 0; k < TAPS; k++) {
                rows[p * TAPS + k] = (float) (row[k] / sum);
            }
        }
        return rows;
    }

    private static double bessel0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
