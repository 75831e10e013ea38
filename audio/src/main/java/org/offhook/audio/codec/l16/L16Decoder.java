package org.offhook.audio.codec.l16;

import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.wave.WaveConcealer;

/** Every two bytes are a sample; an odd number of them is damage. */
final class L16Decoder implements Decoder {

    private static final int LONGEST_MS = 120;

    private final int rateHz;
    private final WaveConcealer concealer;
    private final short[] next;

    L16Decoder(int rateHz) {
        this.rateHz = rateHz;
        next = new short[rateHz / 1000 * LONGEST_MS];
        concealer = new WaveConcealer(rateHz);
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm) {
        int samples = unpack(payload, offset, length, pcm);
        if (samples > 0) {
            concealer.received(pcm, samples);
        }
        return samples;
    }

    private int unpack(byte[] payload, int offset, int length, short[] pcm) {
        int samples = samplesIn(payload, offset, length);
        if (samples < 0 || samples > pcm.length) {
            return -1;
        }
        for (int i = 0; i < samples; i++) {
            pcm[i] = (short) (payload[offset + 2 * i] << 8 | payload[offset + 2 * i + 1] & 0xff);
        }
        return samples;
    }

    @Override
    public int conceal(short[] pcm, int samples) {
        concealer.lost(pcm, samples);
        return samples;
    }

    @Override
    public int recover(byte[] following, int offset, int length, short[] pcm, int samples) {
        int count = unpack(following, offset, length, next);
        if (count < 0) {
            return conceal(pcm, samples);
        }
        concealer.bridge(pcm, samples, next, count);
        return samples;
    }

    @Override
    public boolean carriesPrevious(byte[] payload, int offset, int length) {
        return samplesIn(payload, offset, length) >= concealer.leastToBridge();
    }

    @Override
    public int samplesIn(byte[] payload, int offset, int length) {
        return offset < 0 || length <= 0 || length % 2 != 0 || length > payload.length - offset ? -1 : length / 2;
    }

    @Override
    public void close() {}
}
