package org.offhook.audio.tone;

/**
 * Plays one script after another, with soft beginnings and ends: the ramps lie within the sounding time, so
 * cadences are exact. A change of script first ramps the old one down. Audio thread; allocates nothing.
 */
final class ToneVoice {

    private static final int RAMP_MS = 4;
    private static final int TABLE_BITS = 10;

    private final float[] sine; // one turn, and its first value again
    private final float rampStep;
    private final int ramp;
    private final int[] phases = new int[Tone.MAX_FREQUENCIES];

    private ToneScript wanted;
    private ToneScript playing;
    private int step;
    private int left; // samples of the step
    private float gain;

    ToneVoice(int rateHz) {
        ramp = RAMP_MS * rateHz / 1000;
        rampStep = 1f / ramp;
        sine = new float[(1 << TABLE_BITS) + 1];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * i / (1 << TABLE_BITS));
        }
    }

    /** From now on; the same script as before goes on where it is. */
    void play(ToneScript script) {
        wanted = script;
    }

    boolean isSilent() {
        return wanted == null && playing == null;
    }

    void mixInto(short[] period, int samples) {
        for (int i = 0; i < samples && !isSilent(); i++) {
            int mixed = period[i] + Math.round(next());
            period[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, mixed));
        }
    }

    private float next() {
        if (playing != wanted && gain <= 0) {
            begin();
            if (playing == null) {
                return 0;
            }
        }
        while (left == 0) {
            step = playing.after(step);
            left = playing.samples(step);
        }
        int[] increments = playing.increments(step);
        boolean up = playing == wanted && increments.length > 0 && (left > ramp || goesOn(increments.length));
        gain = up ? Math.min(1, gain + rampStep) : Math.max(0, gain - rampStep);
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        float sum = 0;
        for (int f = 0; f < increments.length; f++) {
            sum += sineOf(phases[f]);
            phases[f] += increments[f];
        }
        return sum * gain * playing.amplitude(increments.length);
    }

    private void begin() {
        playing = wanted;
        gain = 0;
        for (int f = 0; f < phases.length; f++) {
            phases[f] = 0;
        }
        if (playing != null) {
            step = 0;
            left = playing.samples(0);
        }
    }

    /** True if the next step has as many frequencies: then they change without a ramp, their phases go on. */
    private boolean goesOn(int frequencies) {
        return playing.increments(playing.after(step)).length == frequencies;
    }

    private float sineOf(int phase) {
        int index = phase >>> (32 - TABLE_BITS);
        float part = (phase << TABLE_BITS >>> 8) * 0x1p-24f;
        return sine[index] + part * (sine[index + 1] - sine[index]);
    }
}
