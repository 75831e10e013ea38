package org.offhook.audio.codec.g722;

import org.offhook.audio.codec.Encoder;

/** Two samples at 16 kHz become a byte: two bits of the higher band, then six of the lower (ITU-T G.722 §1.4.4). */
final class G722Encoder implements Encoder {

    private static final int HIGHER_LEVEL = 564; // Q2

    private final QuadratureFilter filter = new QuadratureFilter();
    private final Band lower = Band.lower();
    private final Band higher = Band.higher();

    @Override
    public int pcmRateHz() {
        return G722Factory.RATE_HZ;
    }

    @Override
    public int encode(short[] pcm, int samples, byte[] payload, int offset) {
        int bytes = samples / 2;
        if (samples < 0 || samples % 2 != 0 || samples > pcm.length || offset < 0 || bytes > payload.length - offset) {
            return -1;
        }
        for (int i = 0; i < bytes; i++) {
            filter.push(pcm[2 * i], pcm[2 * i + 1]);
            int even = filter.even();
            int odd = filter.odd();
            int low = encodeLower(Band.limit15(odd + even >> 14));
            int high = encodeHigher(Band.limit15(odd - even >> 14));
            payload[offset + i] = (byte) (high << 6 | low);
        }
        return bytes;
    }

    private int encodeLower(int signal) {
        int error = Band.limit(signal - lower.predicted);
        int size = error < 0 ? ~error : error;
        int level = 0;
        while (level < Tables.Q6.length && size >= Tables.Q6[level] * lower.scale >> 12) {
            level++;
        }
        int code = error >= 0 ? 61 - level : level < 2 ? 63 - level : 33 - level;
        lower.adaptLower(code);
        return code;
    }

    private int encodeHigher(int signal) {
        int error = Band.limit(signal - higher.predicted);
        int size = error < 0 ? ~error : error;
        boolean outer = size >= HIGHER_LEVEL * higher.scale >> 12;
        int code = (error < 0 ? 0 : 2) + (outer ? 0 : 1);
        higher.adaptHigher(code);
        return code;
    }

    @Override
    public void close() {}
}
