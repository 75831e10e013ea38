package org.offhook.audio.pcm;

import java.util.Arrays;
import org.offhook.audio.dsp.Resampler;

/**
 * A sound in memory.
 *
 * @param rateHz samples per second
 * @param samples mono, 16 bit; not to be changed
 */
public record WavSound(int rateHz, short[] samples) {

    /** The same sound at another rate of the phone's, without delay. */
    public WavSound at(int wantedHz) {
        if (wantedHz == rateHz) {
            return this;
        }
        Resampler resampler = new Resampler(rateHz, wantedHz);
        int tail = Math.ceilDiv(resampler.delaySamples() * rateHz, wantedHz);
        short[] in = Arrays.copyOf(samples, samples.length + tail);
        short[] out = new short[resampler.maxOutput(in.length)];
        int count = resampler.process(in, in.length, out);
        int from = resampler.delaySamples();
        int length = (int) ((long) samples.length * wantedHz / rateHz);
        return new WavSound(wantedHz, Arrays.copyOfRange(out, from, from + Math.min(length, count - from)));
    }
}
