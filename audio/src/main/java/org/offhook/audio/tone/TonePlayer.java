package org.offhook.audio.tone;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sounds the tones of a {@link ToneTable} and DTMF digits into periods of PCM. Everything is prepared by the constructor;
 * all other methods are the audio thread's and allocate nothing.
 */
public final class TonePlayer {

    /** As loud as a call progress tone: each frequency at −21 dBFS. */
    private static final double DIGIT_DBFS = -18;

    private final Map<ToneKind, ToneScript> tones = new EnumMap<>(ToneKind.class);
    private final ToneScript[] digits = new ToneScript[Keypad.KEYS];
    private final ToneVoice toneVoice;
    private final ToneVoice digitVoice;

    /** @param rateHz of the periods, 8000 to 48000 */
    public TonePlayer(ToneTable table, int rateHz) {
        for (ToneKind kind : ToneKind.values()) {
            tones.put(kind, new ToneScript(table.tone(kind), rateHz));
        }
        for (int i = 0; i < digits.length; i++) {
            List<Integer> pair = List.of(Keypad.rowHz(i), Keypad.columnHz(i));
            digits[i] = new ToneScript(Tone.pulsed(DIGIT_DBFS, pair, 1000), rateHz);
        }
        toneVoice = new ToneVoice(rateHz);
        digitVoice = new ToneVoice(rateHz);
    }

    /** From now on this tone, from its beginning; the same tone again goes on where it is; {@code null} for none. */
    public void play(ToneKind kindOrNull) {
        toneVoice.play(kindOrNull == null ? null : tones.get(kindOrNull));
    }

    /** From now on this digit, {@code 0–9 * # A–D}, beside the tone; none for any other character. */
    public void digit(char digit) {
        int index = Keypad.indexOf(digit);
        digitVoice.play(index < 0 ? null : digits[index]);
    }

    /** Adds what sounds now to a period, saturating. Call it once for each period, so that time passes. */
    public void mixInto(short[] period, int samples) {
        toneVoice.mixInto(period, samples);
        digitVoice.mixInto(period, samples);
    }

    /** True if nothing sounds and nothing fades out: {@link #mixInto} would change nothing. */
    public boolean isSilent() {
        return toneVoice.isSilent() && digitVoice.isSilent();
    }
}
