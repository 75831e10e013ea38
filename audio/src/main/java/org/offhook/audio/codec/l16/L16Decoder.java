package org.offhook.audio.codec.l16;

import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.wave.Repetition;

/** Every two bytes are a sample; an odd number of them is damage. */
final class L16Decoder implements Decoder {

    private final int rateHz;
    private final Repetition repetition;

    L16Decoder(int rateHz) {
        this.rateHz = rateHz;
        repetition = new Repetition(rateHz);
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm) {
        int samples = samplesIn(payload, offset, length);
        if (samples < 0 || samples > pcm.length) {
            return -1;
        }
        for (int i = 0; i < samples; i++) {
            pcm[i] = (short) (payload[offset + 2 * i] << 8 | payload[offset + 2 * i + 1] & 0xff);
        }
        repetition.received(pcm, samples);
        return samples;
    }

    @Override
    public int conceal(short[] pcm, int samples) {
        repetition.lost(pcm, samples);
        return samples;
    }

    @Override
    public int samplesIn(byte[] payload, int offset, int length) {
        return offset < 0 || length <= 0 || length % 2 != 0 || length > payload.length - offset ? -1 : length / 2;
    }

    @Override
    public void close() {}
}
