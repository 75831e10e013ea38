package org.offhook.audio.tone;

/**
 * Says DTMF digits in the sound that is sent, one after the other, for peers that take no events: the frequencies of
 * ITU-T Q.23, the higher one 2 dB louder, as lines damp it more; a pause after each (ITU-T Q.24).
 *
 * <p>Threads: one owner, the audio thread. Allocates nothing after construction.
 */
public final class DigitVoice {

    private static final int PAUSE_MS = 70;
    private static final int RAMP_MS = 4;
    private static final double LOW = amplitude(-15);
    private static final double HIGH = amplitude(-13);

    private final int rateHz;
    private final int ramp;
    private double lowStep;
    private double highStep;
    private int sounding; // samples of the digit
    private int length; // samples of the digit and its pause
    private int at;

    public DigitVoice(int rateHz) {
        this.rateHz = rateHz;
        ramp = rateHz / 1000 * RAMP_MS;
    }

    /** True while a digit or its pause lasts. */
    public boolean active() {
        return at < length;
    }

    /** Begins a digit, {@code 0–9 * # A–D}; any other character is a pause. */
    public void say(char digit, int lengthMs) {
        int index = Keypad.indexOf(digit);
        sounding = index < 0 ? 0 : rateHz / 1000 * lengthMs;
        length = sounding + rateHz / 1000 * PAUSE_MS;
        at = 0;
        if (index >= 0) {
            lowStep = 2 * Math.PI * Keypad.rowHz(index) / rateHz;
            highStep = 2 * Math.PI * Keypad.columnHz(index) / rateHz;
        }
    }

    /** Breaks off what is being said. */
    public void stop() {
        at = length;
    }

    /** Writes the next samples. */
    public void write(short[] pcm, int samples) {
        for (int i = 0; i < samples; i++) {
            pcm[i] = at < sounding ? sample() : 0;
            at = Math.min(at + 1, length);
        }
    }

    private short sample() {
        double loud = Math.min(1, (double) Math.min(at + 1, sounding - at) / ramp);
        double low = LOW * Math.sin(lowStep * at);
        double high = HIGH * Math.sin(highStep * at);
        return (short) Math.round(loud * (low + high));
    }

    private static double amplitude(double dbfs) {
        return Short.MAX_VALUE * Math.pow(10, dbfs / 20);
    }
}
