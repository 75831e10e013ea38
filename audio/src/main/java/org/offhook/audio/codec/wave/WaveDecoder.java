package org.offhook.audio.codec.wave;

import org.offhook.audio.codec.Decoder;

/**
 * A decoder of samples that stand each for itself, so that there is nothing to it but unpacking them; what does not come
 * is made up from the sound around it.
 *
 * <p>Threads: as {@link Decoder}.
 */
public abstract class WaveDecoder implements Decoder {

    private static final int LONGEST_MS = 120;

    private final int rateHz;
    private final int bytesPerSample;
    private final WaveConcealer concealer;
    private final short[] next;

    /** @param bytesPerSample what a payload does not divide by is damage */
    protected WaveDecoder(int rateHz, int bytesPerSample) {
        this.rateHz = rateHz;
        this.bytesPerSample = bytesPerSample;
        concealer = new WaveConcealer(rateHz);
        next = new short[rateHz / 1000 * LONGEST_MS];
    }

    /** Writes the samples that begin at {@code offset} to {@code pcm}, from index 0; they are there and fit. */
    protected abstract void unpack(byte[] payload, int offset, int samples, short[] pcm);

    @Override
    public final int pcmRateHz() {
        return rateHz;
    }

    @Override
    public final int decode(byte[] payload, int offset, int length, short[] pcm) {
        int samples = checked(payload, offset, length, pcm);
        if (samples > 0) {
            concealer.received(pcm, samples);
        }
        return samples;
    }

    private int checked(byte[] payload, int offset, int length, short[] pcm) {
        int samples = samplesIn(payload, offset, length);
        if (samples > pcm.length) {
            return -1;
        }
        if (samples > 0) {
            unpack(payload, offset, samples, pcm);
        }
        return samples;
    }

    @Override
    public final int conceal(short[] pcm, int samples) {
        concealer.lost(pcm, samples);
        return samples;
    }

    @Override
    public final int recover(byte[] following, int offset, int length, short[] pcm, int samples) {
        int count = checked(following, offset, length, next);
        if (count < 0) {
            return conceal(pcm, samples);
        }
        concealer.bridge(pcm, samples, next, count);
        return samples;
    }

    @Override
    public final boolean carriesPrevious(byte[] payload, int offset, int length) {
        return samplesIn(payload, offset, length) >= concealer.leastToBridge();
    }

    @Override
    public final int samplesIn(byte[] payload, int offset, int length) {
        boolean there = offset >= 0 && length > 0 && length <= payload.length - offset;
        return there && length % bytesPerSample == 0 ? length / bytesPerSample : -1;
    }

    @Override
    public final void close() {}
}
