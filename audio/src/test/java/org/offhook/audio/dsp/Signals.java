package org.offhook.audio.dsp;

/** Test signals and what is measured on them. */
public final class Signals {

    private Signals() {}

    public static short[] sine(double hz, int rateHz, int samples, double amplitude) {
        short[] signal = new short[samples];
        for (int i = 0; i < samples; i++) {
            signal[i] = (short) Math.rint(amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return signal;
    }

    /** Amplitude of the part of {@code signal} at {@code hz} (Goertzel, with a Hann window against leakage). */
    public static double amplitudeAt(double hz, int rateHz, short[] signal, int from, int samples) {
        double re = 0;
        double im = 0;
        double weight = 0;
        for (int i = 0; i < samples; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples);
            double angle = 2 * Math.PI * hz * i / rateHz;
            re += window * signal[from + i] * Math.cos(angle);
            im += window * signal[from + i] * Math.sin(angle);
            weight += window;
        }
        return 2 * Math.hypot(re, im) / weight;
    }

    public static double rms(short[] signal, int from, int samples) {
        double sum = 0;
        for (int i = from; i < from + samples; i++) {
            sum += (double) signal[i] * signal[i];
        }
        return Math.sqrt(sum / samples);
    }

    public static double db(double ratio) {
        return 20 * Math.log10(Math.max(ratio, 1e-9));
    }

    /** Signal to noise of {@code got}, which is {@code wanted} late by {@code delay} samples, level matched. */
    public static double snrDb(short[] wanted, short[] got, int delay, int from, int to) {
        double cross = 0;
        double power = 0;
        for (int i = from; i < to; i++) {
            cross += (double) wanted[i] * got[i + delay];
            power += (double) wanted[i] * wanted[i];
        }
        double gain = cross / power;
        double noise = 0;
        for (int i = from; i < to; i++) {
            double error = got[i + delay] - gain * wanted[i];
            noise += error * error;
        }
        return 10 * Math.log10(gain * gain * power / Math.max(noise, 1e-9));
    }

    /** Bytes allocated by the current thread while {@code work} runs. */
    public static long allocatedBy(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
