package org.offhook.audio.engine;

import org.offhook.audio.codec.wave.ComfortNoise;
import org.offhook.audio.dsp.Resampler;
import org.offhook.audio.transport.PayloadType;

/**
 * Comfort noise of one payload type at the device's rate.
 *
 * <p>Threads: made by the media thread, used by the audio thread.
 */
final class StreamNoise {

    private static final int BLOCKS_A_SECOND = 100;

    final PayloadType type;
    private final ComfortNoise noise;
    private final Resampler resampler; // null if the rates are the same
    private final short[] made;
    private final short[] block;
    private int from;
    private int to;

    /** @param type with a clock that {@link Resampler} knows */
    StreamNoise(PayloadType type, int deviceRateHz) {
        this.type = type;
        int rateHz = type.format().clockRateHz();
        noise = new ComfortNoise(rateHz);
        resampler = rateHz == deviceRateHz ? null : new Resampler(rateHz, deviceRateHz);
        made = new short[rateHz / BLOCKS_A_SECOND];
        block = new short[deviceRateHz / BLOCKS_A_SECOND + 8];
    }

    void describe(byte[] payload, int offset, int length) {
        noise.describe(payload, offset, length);
    }

    void fill(short[] pcm, int samples) {
        if (resampler == null) {
            noise.fill(pcm, samples);
            return;
        }
        int done = 0;
        while (done < samples) {
            if (from == to) {
                noise.fill(made, made.length);
                from = 0;
                to = resampler.process(made, made.length, block);
            }
            int n = Math.min(samples - done, to - from);
            System.arraycopy(block, from, pcm, done, n);
            from += n;
            done += n;
        }
    }
}
