package org.offhook.demo.media;

import java.util.List;

/** A broken A major chord, up and down for ever, each note struck and dying away like that of a glockenspiel. */
final class Melody implements SoundSource {

    /** The frequencies that occur. */
    static final List<Double> NOTES_HZ = List.of(440.0, 554.37, 659.26);

    private static final int[] ORDER = {0, 1, 2, 1};
    private static final double NOTE_SECONDS = 0.35;
    private static final double ATTACK_SECONDS = 0.01;
    private static final double DECAY_SECONDS = 0.25;
    private static final double PEAK = 9000;

    private double seconds;

    @Override
    public void read(short[] pcm, int samples, int rateHz) {
        for (int i = 0; i < samples; i++) {
            pcm[i] = sample(seconds + (double) i / rateHz);
        }
        seconds += (double) samples / rateHz;
    }

    private static short sample(double at) {
        long note = (long) (at / NOTE_SECONDS);
        double since = at - note * NOTE_SECONDS;
        double hz = NOTES_HZ.get(ORDER[(int) (note % ORDER.length)]);
        double left = NOTE_SECONDS - since;
        double envelope = Math.min(1, since / ATTACK_SECONDS)
                * Math.min(1, left / ATTACK_SECONDS)
                * Math.exp(-since / DECAY_SECONDS);
        return (short) Math.round(PEAK * envelope * Math.sin(2 * Math.PI * hz * since));
    }
}
