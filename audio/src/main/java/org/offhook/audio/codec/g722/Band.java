package org.offhook.audio.codec.g722;

/**
 * One sub-band's adaptation, the same at both ends: the predictor of two poles and six zeros, and the scale of the
 * quantizer (ITU-T G.722 §6.2.1.2 and §6.2.2, blocks 3 and 4). Numbers are 16-bit fixed point as there.
 */
final class Band {

    private static final int ZEROS = 6;

    private final int logMost; // upper limit of the logarithmic scale factor
    private final int logShift; // 8 or 10: the exponent that stands for one
    private final int[] zeros = new int[ZEROS]; // b
    private final int[] differences = new int[ZEROS]; // doubled
    private int pole1; // a1
    private int pole2; // a2
    private int reconstructed; // the last one, doubled
    private boolean partlyNegative1;
    private boolean partlyNegative2;
    private int zeroPart; // sz
    private int log; // nabla

    /** The signal as predicted for the next sample. */
    int predicted;

    /** What the quantizer's levels are multiplied by. */
    int scale;

    private Band(int logMost, int logShift) {
        this.logMost = logMost;
        this.logShift = logShift;
        scale = linear();
    }

    static Band lower() {
        return new Band(18432, 8);
    }

    static Band higher() {
        return new Band(22528, 10);
    }

    /** Goes on to the next sample after one whose code in the lower band has these six bits. */
    void adaptLower(int code) {
        adapt(scale * Tables.QM4[code >> 2] >> 15, Tables.WL[code >> 2]);
    }

    /** Goes on to the next sample after one whose code in the higher band has these two bits. */
    void adaptHigher(int code) {
        adapt(scale * Tables.QM2[code] >> 15, Tables.WH[code]);
    }

    private void adapt(int difference, int multiplier) {
        log = Math.clamp((log * 127 >> 7) + multiplier, 0, logMost);
        scale = linear();
        adaptPoles(difference);
        adaptZeros(difference);
        int now = limit(2 * limit(predicted + difference));
        int polePart = limit((pole1 * now >> 15) + (pole2 * reconstructed >> 15));
        reconstructed = now;
        predicted = limit(polePart + zeroPart);
    }

    private int linear() {
        int mantissa = Tables.ILB[log >> 6 & 31];
        int shift = logShift - (log >> 11);
        return (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
    }

    private void adaptPoles(int difference) {
        boolean negative = zeroPart + difference < 0;
        boolean same1 = negative == partlyNegative1;
        int first = limit(4 * pole1);
        int second = (same1 ? limit(-first) : first) >> 7;
        second += negative == partlyNegative2 ? 128 : -128;
        pole2 = Math.clamp(second + (pole2 * 127 >> 7), -12288, 12288);
        int most = 15360 - pole2;
        pole1 = Math.clamp((same1 ? 192 : -192) + (pole1 * 255 >> 8), -most, most);
        partlyNegative2 = partlyNegative1;
        partlyNegative1 = negative;
    }

    private void adaptZeros(int difference) {
        int step = difference == 0 ? 0 : 128;
        int sum = 0;
        int next = 2 * difference;
        for (int i = 0; i < ZEROS; i++) {
            int before = differences[i];
            zeros[i] = (zeros[i] * 255 >> 8) + ((before ^ difference) < 0 ? -step : step);
            differences[i] = next;
            sum += next * zeros[i] >> 15;
            next = before;
        }
        zeroPart = limit(sum);
    }

    static int limit(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** A sub-band signal has 15 bits. */
    static int limit15(int value) {
        return Math.clamp(value, -16384, 16383);
    }
}
