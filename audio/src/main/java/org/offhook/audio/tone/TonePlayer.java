package org.offhook.audio.tone;

/** Holds the place of the real player: a square wave for any tone or digit. */
public final class TonePlayer {

    private final int rateHz;
    private ToneKind kind;
    private char digit;
    private int phase;

    public TonePlayer(ToneTable table, int rateHz) {
        this.rateHz = rateHz;
    }

    public void play(ToneKind kindOrNull) {
        kind = kindOrNull;
    }

    public void digit(char digitOr0) {
        digit = digitOr0;
    }

    public void mixInto(short[] period, int samples) {
        if (kind == null && digit == 0) {
            return;
        }
        for (int i = 0; i < samples; i++) {
            phase = (phase + 1) % (rateHz / 400);
            int mixed = period[i] + (phase < rateHz / 800 ? 4000 : -4000);
            period[i] = (short) Math.clamp(mixed, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }
}
