package org.offhook.audio.codec.l16;

import org.offhook.audio.codec.Encoder;

/** Two bytes for every sample, the higher one first. */
final class L16Encoder implements Encoder {

    private final int rateHz;

    L16Encoder(int rateHz) {
        this.rateHz = rateHz;
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int encode(short[] pcm, int samples, byte[] payload, int offset) {
        if (samples < 0 || samples > pcm.length || offset < 0 || samples > (payload.length - offset) / 2) {
            return -1;
        }
        for (int i = 0; i < samples; i++) {
            payload[offset + 2 * i] = (byte) (pcm[i] >> 8);
            payload[offset + 2 * i + 1] = (byte) pcm[i];
        }
        return 2 * samples;
    }

    @Override
    public void close() {}
}
