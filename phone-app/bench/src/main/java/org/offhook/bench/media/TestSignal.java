package org.offhook.bench.media;

import java.util.Arrays;
import java.util.Random;

/**
 * What the instrument says: ten seconds, repeated. Something with the spectrum, the syllables and the pauses of speech,
 * so that voice detection, echo canceller and codec do their usual work, and at the start of each second a short chirp
 * that can be found again by correlation. The same samples at every run.
 */
public final class TestSignal {

    static final int SECONDS = 10;

    private static final double MARKER_SECONDS = 0.06;
    private static final double MARKER_LEVEL = 9000;
    private static final double SPEECH_PEAK = 8000;
    private static final double[][] VOWELS = {{700, 1200}, {300, 2200}, {450, 900}, {550, 1800}};

    private TestSignal() {}

    /** A sweep from 500 Hz to 3 kHz with soft ends. */
    static short[] marker(int rateHz) {
        int length = (int) (MARKER_SECONDS * rateHz);
        short[] chirp = new short[length];
        double sweep = 2500 / MARKER_SECONDS;
        for (int i = 0; i < length; i++) {
            double t = (double) i / rateHz;
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
            chirp[i] = (short) (MARKER_LEVEL * window * Math.sin(2 * Math.PI * (500 * t + sweep * t * t / 2)));
        }
        return chirp;
    }

    /** All ten seconds in pieces of so many samples, mono. */
    public static short[][] frames(int rateHz, int samples) {
        short[] all = samples(rateHz);
        short[][] frames = new short[all.length / samples][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Arrays.copyOfRange(all, i * samples, (i + 1) * samples);
        }
        return frames;
    }

    /** All ten seconds, mono. */
    static short[] samples(int rateHz) {
        double[] speech = speech(rateHz);
        double peak = Arrays.stream(speech).map(Math::abs).max().orElseThrow();
        short[] signal = new short[speech.length];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = (short) (speech[i] / peak * SPEECH_PEAK);
        }
        short[] marker = marker(rateHz);
        int guard = rateHz / 50;
        for (int second = 0; second < SECONDS; second++) {
            int start = second * rateHz;
            Arrays.fill(signal, start, start + marker.length + guard, (short) 0);
            System.arraycopy(marker, 0, signal, start, marker.length);
        }
        return signal;
    }

    /** Glottal pulses and some breath through two resonators, four syllables a second, every fifth one a pause. */
    private static double[] speech(int rateHz) {
        Random breath = new Random(1);
        double[] out = new double[SECONDS * rateHz];
        double[] memory = new double[4];
        double phase = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / rateHz;
            int syllable = (int) (t * 4);
            double[] vowel = VOWELS[syllable % VOWELS.length];
            double pitch = 115 + 20 * Math.sin(2 * Math.PI * 0.7 * t);
            phase += pitch / rateHz;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= Math.floor(phase);
            double loud = syllable % 5 == 4 ? 0 : Math.pow(Math.sin(Math.PI * (t * 4 - syllable)), 2);
            double source = loud * (pulse + 0.02 * breath.nextGaussian());
            double first = resonate(source, vowel[0], rateHz, memory, 0);
            out[i] = first + 0.5 * resonate(first, vowel[1], rateHz, memory, 2);
        }
        return out;
    }

    private static double resonate(double in, double hz, int rateHz, double[] memory, int at) {
        double radius = Math.exp(-Math.PI * 120 / rateHz);
        double out =
                in + 2 * radius * Math.cos(2 * Math.PI * hz / rateHz) * memory[at] - radius * radius * memory[at + 1];
        memory[at + 1] = memory[at];
        memory[at] = out;
        return out;
    }
}
