package org.offhook.audio.codec.g722;

/** The constants of ITU-T G.722 clause 6, under its names. */
final class Tables {

    /** The coefficients of the band-splitting filter with an even number (table 11); mirrored, those with an odd one. */
    static final int[] H = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

    /** Decision levels of the lower band's quantizer, Q6 (table 14), without the 0 at their beginning. */
    static final int[] Q6 = {
        35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219, 1339,
        1458, 1612, 1765, 1980, 2195, 2557, 2919
    };

    /** Output of the lower band's 60-level inverse quantizer by its code word, QM6 (table 16). */
    static final int[] QM6 = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };

    /** The same for the four leading bits, by which both ends adapt, QM4. */
    static final int[] QM4 = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };

    /** Output of the higher band's inverse quantizer, QM2. */
    static final int[] QM2 = {-7408, -1616, 7408, 1616};

    /** Logarithmic scale factor multipliers of the lower band by its four leading bits: WL of RL4. */
    static final int[] WL = {-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60};

    /** The same of the higher band: WH of RH2. */
    static final int[] WH = {798, -214, 798, -214};

    /** Mantissa of the logarithmic to linear conversion, ILB: 2048 · 2^(i/32). */
    static final int[] ILB = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960,
        3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private Tables() {}
}
