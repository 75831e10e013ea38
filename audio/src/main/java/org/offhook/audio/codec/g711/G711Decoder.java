package org.offhook.audio.codec.g711;

import org.offhook.audio.codec.Decoder;

/** Table look-up, and concealment from what was last heard. Any payload is valid, as every byte is a sample. */
final class G711Decoder implements Decoder {

    private final Companding law;
    private final LossConcealer concealer = new LossConcealer();

    G711Decoder(Companding law) {
        this.law = law;
    }

    @Override
    public int pcmRateHz() {
        return G711Factory.RATE_HZ;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm) {
        if (samplesIn(payload, offset, length) < 0 || length > pcm.length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            pcm[i] = law.decode(payload[offset + i]);
        }
        concealer.received(pcm, length);
        return length;
    }

    @Override
    public int conceal(short[] pcm, int samples) {
        concealer.lost(pcm, samples);
        return samples;
    }

    @Override
    public int samplesIn(byte[] payload, int offset, int length) {
        return offset < 0 || length <= 0 || length > payload.length - offset ? -1 : length;
    }

    @Override
    public void close() {}
}
