package org.offhook.audio.dsp;

import org.offhook.audio.dsp.speex.SpeexResampler;

/**
 * Changes the sampling rate of a mono stream by a fixed ratio, by libspeexdsp where that is installed, else by our own
 * {@link Resampler}.
 *
 * <p>Threads: one at a time; {@link #convert} neither allocates nor locks nor throws.
 */
public interface RateConverter extends AutoCloseable {

    /**
     * Converts the next piece, which is so long that it gives a whole number of samples.
     *
     * @param in from index 0
     * @param out another array, from index 0
     * @return samples written
     */
    int convert(short[] in, int count, short[] out);

    /** Forgets the past. */
    void reset();

    @Override
    void close();

    /** Rates in Hz; the same on both sides copies. */
    static RateConverter of(int fromHz, int toHz) {
        return fromHz == toHz
                ? new Own(new Resampler(fromHz, toHz))
                : SpeexResampler.create(fromHz, toHz)
                        .<RateConverter>map(speex -> speex)
                        .orElseGet(() -> new Own(new Resampler(fromHz, toHz)));
    }

    /** By our own filter. */
    record Own(Resampler resampler) implements RateConverter {

        @Override
        public int convert(short[] in, int count, short[] out) {
            return resampler.process(in, count, out);
        }

        @Override
        public void reset() {
            resampler.reset();
        }

        @Override
        public void close() {}
    }
}
