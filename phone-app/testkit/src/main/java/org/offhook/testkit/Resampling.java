package org.offhook.testkit;

/** Windowed-sinc conversion between any two rates: slow and good, for judging, not for calls. */
final class Resampling {
    private static final int ZERO_CROSSINGS = 16;

    private Resampling() {}

    static short[] resample(short[] in, int fromHz, int toHz) {
        double cutoff = Math.min(1.0, (double) toHz / fromHz) * 0.97;
        int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        short[] out = new short[(int) ((long) in.length * toHz / fromHz)];
        for (int i = 0; i < out.length; i++) {
            double position = (double) i * fromHz / toHz;
            int centre = (int) Math.floor(position);
            double sum = 0;
            for (int k = Math.max(0, centre - reach + 1); k <= Math.min(in.length - 1, centre + reach); k++) {
                sum += in[k] * kernel(position - k, cutoff, reach);
            }
            out[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    private static double kernel(double offset, double cutoff, int reach) {
        double x = Math.PI * offset * cutoff;
        double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
        double hann = Math.abs(offset) >= reach ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * offset / reach);
        return cutoff * sinc * hann;
    }
}
