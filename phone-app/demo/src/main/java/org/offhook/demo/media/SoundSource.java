package org.offhook.demo.media;

/** Sound that never ends; where there is none, silence. */
@FunctionalInterface
interface SoundSource {

    /** Nothing to hear. */
    SoundSource SILENCE = (pcm, samples, rateHz) -> java.util.Arrays.fill(pcm, 0, samples, (short) 0);

    /**
     * Gives the next piece. Called by one thread at a time.
     *
     * @param pcm receives {@code samples} samples from index 0
     * @param rateHz 8000 to 48000; may change from call to call
     */
    void read(short[] pcm, int samples, int rateHz);
}
