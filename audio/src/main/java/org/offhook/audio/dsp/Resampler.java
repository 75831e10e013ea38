package org.offhook.audio.dsp;

/** Converts the sampling rate by taking the nearest sample; holds the place of the real one. */
public final class Resampler {

    private final int fromHz;
    private final int toHz;

    public Resampler(int fromHz, int toHz) {
        this.fromHz = fromHz;
        this.toHz = toHz;
    }

    public int process(short[] in, int inSamples, short[] out) {
        int n = (int) ((long) inSamples * toHz / fromHz);
        for (int i = 0; i < n; i++) {
            out[i] = in[(int) ((long) i * fromHz / toHz)];
        }
        return n;
    }

    public int delaySamples() {
        return 0;
    }

    public void reset() {}
}
