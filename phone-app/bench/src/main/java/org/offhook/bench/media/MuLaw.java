package org.offhook.bench.media;

/** ITU-T G.711 μ-law, one sample at a time. */
final class MuLaw {

    private static final int BIAS = 0x84;
    private static final int CLIP = 32635;

    private MuLaw() {}

    static byte encode(short sample) {
        int magnitude = Math.min(Math.abs((int) sample), CLIP) + BIAS;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
        int sign = sample < 0 ? 0x80 : 0;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    static short decode(byte code) {
        int bits = ~code & 0xff;
        int magnitude = (((bits & 0x0f) << 3) + BIAS << ((bits >> 4) & 0x07)) - BIAS;
        return (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
    }
}
