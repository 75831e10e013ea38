package org.offhook.audio.codec.g711;

import org.offhook.audio.codec.Encoder;

/** One byte for every sample at 8 kHz. */
final class G711Encoder implements Encoder {

    private final Companding law;

    G711Encoder(Companding law) {
        this.law = law;
    }

    @Override
    public int pcmRateHz() {
        return G711Factory.RATE_HZ;
    }

    @Override
    public int encode(short[] pcm, int samples, byte[] payload, int offset) {
        if (samples < 0 || samples > pcm.length || offset < 0 || samples > payload.length - offset) {
            return -1;
        }
        for (int i = 0; i < samples; i++) {
            payload[offset + i] = law.encode(pcm[i]);
        }
        return samples;
    }

    @Override
    public void close() {}
}
