package org.offhook.audio.codec.g722;

/**
 * The two halves of the quadrature mirror filter, 12 taps each (ITU-T G.722 §3.1 and §4.4): every call of
 * {@link #push} brings one value to each.
 */
final class QuadratureFilter {

    private static final int TAPS = 12;

    // Each value is kept twice, TAPS apart, so that the last TAPS of them are always in a row.
    private final int[] evens = new int[2 * TAPS];
    private final int[] odds = new int[2 * TAPS];
    private int at;

    /** The older one goes through the coefficients with an even number. */
    void push(int even, int odd) {
        evens[at] = even;
        evens[at + TAPS] = even;
        odds[at] = odd;
        odds[at + TAPS] = odd;
        at = at == TAPS - 1 ? 0 : at + 1;
    }

    int even() {
        int sum = 0;
        for (int i = 0; i < TAPS; i++) {
            sum += evens[at + i] * Tables.H[i];
        }
        return sum;
    }

    int odd() {
        int sum = 0;
        for (int i = 0; i < TAPS; i++) {
            sum += odds[at + i] * Tables.H[TAPS - 1 - i];
        }
        return sum;
    }
}
