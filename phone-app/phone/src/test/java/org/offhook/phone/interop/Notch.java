package org.offhook.phone.interop;

import org.offhook.testkit.Wav;

/** Takes a tone out of a sound, so that what is mixed with it can be compared. */
final class Notch {

    /** How near to the unit circle the poles are: at 16 kHz some 50 Hz are taken out. */
    private static final double NARROW = 0.99;

    private Notch() {}

    static Wav without(Wav sound, double toneHz) {
        double cosine = 2 * Math.cos(2 * Math.PI * toneHz / sound.rateHz());
        short[] in = sound.samples();
        short[] out = new short[in.length];
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < in.length; i++) {
            double y = in[i] - cosine * x1 + x2 + NARROW * cosine * y1 - NARROW * NARROW * y2;
            x2 = x1;
            x1 = in[i];
            y2 = y1;
            y1 = y;
            out[i] = (short) Math.clamp(Math.round(y), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Wav(sound.rateHz(), out);
    }
}
