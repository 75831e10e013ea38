package org.offhook.audio.dsp;

import java.util.Arrays;

/**
 * Changes the sampling rate of one mono stream by a fixed ratio: a polyphase FIR filter (Kaiser-windowed sinc,
 * Crochiere and Rabiner, <i>Multirate Digital Signal Processing</i>, ch. 4).
 *
 * <p>The pass band (within 0.5 dB) reaches 0.9 of the lower of the two Nyquist frequencies, the stop band (at least
 * 60 dB down) begins at 1.125 of it; at 1.0 the filter is 6 dB down. Full scale stays full scale; what would overflow
 * saturates. The coefficients are integers, so the result is the same on every machine.
 *
 * <p>Owned by one thread; {@link #process} does not allocate.
 */
public final class Resampler {

    /**
     * Delay in samples of the lower rate: 1.875 ms at 8 kHz. Kaiser's formula for the length then gives 61.5 dB from
     * 1.125 of the lower Nyquist frequency on.
     */
    private static final int DELAY = 15;

    private static final double STOP_BAND_DB = 61.5;
    private static final int COEFFICIENT_BITS = 14;
    private static final int ROUNDING = 1 << (COEFFICIENT_BITS - 1);
    private static final int CHUNK = 480;

    private final int fromHz;
    private final int toHz;
    private final int up;
    private final int down;
    private final int tapsPerPhase;
    private final int delay;
    private final int[] coefficients; // phase after phase, each oldest sample first
    private final HalfBand halfBand; // null for other ratios
    private final int[] line; // the last tapsPerPhase - 1 inputs, then the chunk at hand

    private int phase;
    private int next; // input that the next output is due at, relative to the chunk's first

    /**
     * @param fromHz rate of what goes in: 8000, 16000, 24000, 32000, 44100 or 48000
     * @param toHz rate of what comes out, one of the same
     */
    public Resampler(int fromHz, int toHz) {
        checkRate(fromHz);
        checkRate(toHz);
        this.fromHz = fromHz;
        this.toHz = toHz;
        int common = gcd(fromHz, toHz);
        up = toHz / common;
        down = fromHz / common;
        delay = up == down ? 0 : Math.ceilDiv(DELAY * toHz, Math.min(fromHz, toHz));
        int half = delay * down;
        tapsPerPhase = up == down ? 1 : (2 * half + 1 + up - 1) / up;
        coefficients = new int[up * tapsPerPhase];
        if (up != down) {
            design(half);
        }
        halfBand = HalfBand.fits(up, down) ? new HalfBand(coefficients, tapsPerPhase, up == 2) : null;
        line = new int[tapsPerPhase - 1 + CHUNK];
    }

    /** Samples at most that {@link #process} yields for {@code inSamples}. */
    public int maxOutput(int inSamples) {
        return (int) (((long) inSamples * up + down - 1) / down);
    }

    /** Delay of the signal, in samples at the output rate; under 2 ms; 0 if both rates are the same. */
    public int delaySamples() {
        return delay;
    }

    /** Forgets the past; the next output begins after silence. */
    public void reset() {
        Arrays.fill(line, 0);
        phase = 0;
        next = 0;
    }

    /**
     * Resamples the next piece of the stream, of any length.
     *
     * @param in samples from index 0, at the input rate
     * @param out another array; takes {@link #maxOutput} samples from index 0
     * @return samples written. Over the whole stream {@code ceil(total in · to / from)}; so a period that divides
     *     without remainder always yields the same number
     */
    public int process(short[] in, int inSamples, short[] out) {
        if (up == down) {
            System.arraycopy(in, 0, out, 0, inSamples);
            return inSamples;
        }
        int written = 0;
        for (int at = 0; at < inSamples; at += CHUNK) {
            int chunk = Math.min(CHUNK, inSamples - at);
            for (int i = 0; i < chunk; i++) {
                line[tapsPerPhase - 1 + i] = in[at + i];
            }
            written = filter(chunk, out, written);
            System.arraycopy(line, chunk, line, 0, tapsPerPhase - 1);
        }
        return written;
    }

    private int filter(int chunk, short[] out, int written) {
        while (next < chunk) {
            int sum = halfBand == null
                    ? dot(line, next, coefficients, phase * tapsPerPhase, tapsPerPhase)
                    : halfBand.at(line, next, phase);
            out[written++] = saturate(sum + ROUNDING >> COEFFICIENT_BITS);
            phase += down;
            next += phase / up;
            phase %= up;
        }
        next -= chunk;
        return written;
    }

    /** Four at a time, as the phone's compiler unrolls no loops. */
    private static int dot(int[] samples, int from, int[] taps, int first, int count) {
        int sum = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            sum += samples[from + i] * taps[first + i]
                    + samples[from + i + 1] * taps[first + i + 1]
                    + samples[from + i + 2] * taps[first + i + 2]
                    + samples[from + i + 3] * taps[first + i + 3];
        }
        for (; i < count; i++) {
            sum += samples[from + i] * taps[first + i];
        }
        return sum;
    }

    private static short saturate(int value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }

    /** The prototype at {@code up · fromHz}, cut at the lower Nyquist frequency, dealt out to the phases. */
    private void design(int half) {
        double cut = 0.5 * Math.min(fromHz, toHz) / ((double) up * fromHz); // cycles per prototype sample
        double beta = 0.1102 * (STOP_BAND_DB - 8.7);
        double[] prototype = new double[up * tapsPerPhase];
        for (int i = 0; i <= 2 * half; i++) {
            double x = i - half;
            double sinc = x == 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * x) / (Math.PI * x);
            double edge = x / (half + 1);
            prototype[i] = sinc * bessel0(beta * Math.sqrt(1 - edge * edge)) / bessel0(beta);
        }
        for (int p = 0; p < up; p++) {
            double sum = 0;
            for (int k = 0; k < tapsPerPhase; k++) {
                sum += prototype[p + k * up];
            }
            for (int k = 0; k < tapsPerPhase; k++) {
                coefficients[p * tapsPerPhase + tapsPerPhase - 1 - k] =
                        (int) Math.rint(prototype[p + k * up] / sum * (1 << COEFFICIENT_BITS));
            }
        }
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static void checkRate(int hz) {
        if (hz != 8000 && hz != 16000 && hz != 24000 && hz != 32000 && hz != 44100 && hz != 48000) {
            throw new IllegalArgumentException("cannot resample " + hz + " Hz");
        }
    }
}
