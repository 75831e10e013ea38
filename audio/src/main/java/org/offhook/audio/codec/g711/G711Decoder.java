package org.offhook.audio.codec.g711;

import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.wave.WaveConcealer;

/** Table look-up, and concealment from what was last heard. Any payload is valid, as every byte is a sample. */
final class G711Decoder implements Decoder {

    private static final int LONGEST_MS = 120;

    private final Companding law;
    private final WaveConcealer concealer = new WaveConcealer(G711Factory.RATE_HZ);
    private final short[] next = new short[G711Factory.RATE_HZ / 1000 * LONGEST_MS];

    G711Decoder(Companding law) {
        this.law = law;
    }

    @Override
    public int pcmRateHz() {
        return G711Factory.RATE_HZ;
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
        if (samplesIn(payload, offset, length) < 0 || length > pcm.length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            pcm[i] = law.decode(payload[offset + i]);
        }
        return length;
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
        return offset < 0 || length <= 0 || length > payload.length - offset ? -1 : length;
    }

    @Override
    public void close() {}
}
