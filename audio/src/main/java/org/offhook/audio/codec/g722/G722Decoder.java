package org.offhook.audio.codec.g722;

import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.wave.WaveConcealer;

/** Each byte becomes two samples at 16 kHz. Any payload is valid. */
final class G722Decoder implements Decoder {

    private final QuadratureFilter filter = new QuadratureFilter();
    private final Band lower = Band.lower();
    private final Band higher = Band.higher();
    private final WaveConcealer concealer = new WaveConcealer(G722Factory.RATE_HZ);

    @Override
    public int pcmRateHz() {
        return G722Factory.RATE_HZ;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm) {
        if (samplesIn(payload, offset, length) < 0 || 2 * length > pcm.length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            int code = payload[offset + i];
            int low = code & 0x3f;
            int high = code >> 6 & 3;
            int lowSignal = Band.limit15(lower.predicted + (lower.scale * Tables.QM6[low] >> 15));
            int highSignal = Band.limit15(higher.predicted + (higher.scale * Tables.QM2[high] >> 15));
            lower.adaptLower(low);
            higher.adaptHigher(high);
            filter.push(lowSignal + highSignal, lowSignal - highSignal);
            pcm[2 * i] = (short) Band.limit(filter.odd() >> 11);
            pcm[2 * i + 1] = (short) Band.limit(filter.even() >> 11);
        }
        concealer.received(pcm, 2 * length);
        return 2 * length;
    }

    @Override
    public int conceal(short[] pcm, int samples) {
        concealer.lost(pcm, samples);
        return samples;
    }

    @Override
    public int samplesIn(byte[] payload, int offset, int length) {
        return offset < 0 || length <= 0 || length > payload.length - offset ? -1 : 2 * length;
    }

    @Override
    public void close() {}
}
