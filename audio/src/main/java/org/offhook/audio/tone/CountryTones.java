package org.offhook.audio.tone;

import static org.offhook.audio.tone.ToneKind.BUSY;
import static org.offhook.audio.tone.ToneKind.CALL_WAITING;
import static org.offhook.audio.tone.ToneKind.CONGESTION;
import static org.offhook.audio.tone.ToneKind.DIAL;
import static org.offhook.audio.tone.ToneKind.HOLD_REMINDER;
import static org.offhook.audio.tone.ToneKind.INTERCOM_BEEPS;
import static org.offhook.audio.tone.ToneKind.OFF_HOOK_WARNING;
import static org.offhook.audio.tone.ToneKind.RINGER;
import static org.offhook.audio.tone.ToneKind.RING_BACK;
import static org.offhook.audio.tone.ToneKind.STUTTER_DIAL;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the countries have: ITU-T E.180 Supplement 2, <i>Various tones used in national networks</i>; for Great Britain
 * BT SIN 350; North America: E.180 Supplement 2 and ANSI T1.401. Where a country has no special dial tone, ten short pulses precede
 * the dial tone. The ringer follows the country's ringing cadence; its sound, the hold reminder and the off-hook warning
 * are the phone's own (the warning is North America's receiver-off-hook tone everywhere).
 */
final class CountryTones {

    static final List<String> COUNTRIES = List.of("us", "gb", "de", "fr", "es", "it", "nl", "pt", "pl", "jp");

    private static final double PROGRESS_DBFS = -18;
    private static final double OVER_SPEECH_DBFS = -24;
    private static final double RINGER_DBFS = -6;
    private static final double WARNING_DBFS = -9;

    private static final int WARBLE_MS = 40;
    private static final List<Integer> WARBLE_LOW = List.of(880);
    private static final List<Integer> WARBLE_HIGH = List.of(1109);

    private final Map<ToneKind, Tone> tones = new EnumMap<>(ToneKind.class);
    private final List<Integer> hz;

    /** Begins with what most countries share: a steady dial tone of {@code hz}. */
    private CountryTones(Integer... hz) {
        this.hz = List.of(hz);
        dial(1000);
        List<Tone.Step> stutter = new ArrayList<>();
        for (int pulse = 0; pulse < 10; pulse++) {
            stutter.addAll(Tone.pulses(this.hz, 100, 100));
        }
        tones.put(STUTTER_DIAL, new Tone(PROGRESS_DBFS, stutter, Tone.pulses(this.hz, 1000)));
        List<Integer> warning = List.of(1400, 2060, 2450, 2600);
        tones.put(OFF_HOOK_WARNING, Tone.pulsed(WARNING_DBFS, warning, 100, 100));
        tones.put(HOLD_REMINDER, new Tone(OVER_SPEECH_DBFS, Tone.pulses(List.of(hz[hz.length - 1]), 200), List.of()));
        tones.put(INTERCOM_BEEPS, new Tone(OVER_SPEECH_DBFS, Tone.pulses(List.of(1000), 150, 150, 150), List.of()));
    }

    static ToneTable of(String iso) {
        return switch (iso) {
            case "gb", "uk" ->
                new CountryTones(350, 440)
                        .stutter(List.of(350, 440), 750, List.of(440), 750)
                        .ringing(List.of(400, 450), 400, 200, 400, 2000)
                        .busy(List.of(400), 375, 375)
                        .congestion(List.of(400), 400, 350, 225, 525)
                        .callWaiting(List.of(400), 100, 4000)
                        .table("gb");
            case "de" ->
                new CountryTones(425)
                        .stutter(List.of(400, 425), 1000)
                        .ringing(List.of(425), 1000, 4000)
                        .busy(List.of(425), 480, 480)
                        .congestion(List.of(425), 240, 240)
                        .callWaiting(List.of(425), 200, 200, 200, 5000)
                        .table("de");
            case "fr" ->
                new CountryTones(440)
                        .stutter(List.of(330, 440), 1000)
                        .ringing(List.of(440), 1500, 3500)
                        .busy(List.of(440), 500, 500)
                        .congestion(List.of(440), 250, 250)
                        .callWaiting(List.of(440), 300, 10000)
                        .table("fr");
            case "es" ->
                new CountryTones(425)
                        .stutter(List.of(425), 1000, List.of(), 100)
                        .ringing(List.of(425), 1500, 3000)
                        .busy(List.of(425), 200, 200)
                        .congestion(List.of(425), 200, 200, 200, 200, 200, 600)
                        .callWaiting(List.of(425), 175, 175, 175, 3500)
                        .table("es");
            case "it" ->
                new CountryTones(425)
                        .dial(200, 200, 600, 1000)
                        .stutter(List.of(470), 400, List.of(425), 400)
                        .ringing(List.of(425), 1000, 4000)
                        .busy(List.of(425), 500, 500)
                        .congestion(List.of(425), 200, 200)
                        .callWaiting(List.of(425), 400, 100, 250, 100, 150, 14000)
                        .table("it");
            case "nl" ->
                new CountryTones(425)
                        .stutter(List.of(425), 500, List.of(), 50)
                        .ringing(List.of(425), 1000, 4000)
                        .busy(List.of(425), 500, 500)
                        .congestion(List.of(425), 250, 250)
                        .callWaiting(List.of(425), 500, 9500)
                        .table("nl");
            case "pt" ->
                new CountryTones(425)
                        .stutter(List.of(425), 1000, List.of(), 200)
                        .ringing(List.of(425), 1000, 5000)
                        .busy(List.of(425), 500, 500)
                        .congestion(List.of(425), 200, 200)
                        .callWaiting(List.of(425), 200, 200, 200, 5000)
                        .table("pt");
            case "pl" ->
                new CountryTones(425)
                        .ringing(List.of(425), 1000, 4000)
                        .busy(List.of(425), 500, 500)
                        .congestion(List.of(425), 500, 500)
                        .callWaiting(List.of(425), 150, 150, 150, 4000)
                        .table("pl");
            case "jp" -> // 400 Hz modulated with 16 Hz: two frequencies that beat 16 times a second
                new CountryTones(400)
                        .ringing(List.of(392, 408), 1000, 2000)
                        .busy(List.of(400), 500, 500)
                        .congestion(List.of(400), 500, 500)
                        .callWaiting(List.of(392, 408), 500, 8000)
                        .table("jp");
            default -> // North America; call waiting once in ten seconds
                new CountryTones(350, 440)
                        .ringing(List.of(440, 480), 2000, 4000)
                        .busy(List.of(480, 620), 500, 500)
                        .congestion(List.of(480, 620), 250, 250)
                        .callWaiting(List.of(440), 300, 9700)
                        .table("us");
        };
    }

    private CountryTones dial(int... onOffMs) {
        tones.put(DIAL, Tone.pulsed(PROGRESS_DBFS, hz, onOffMs));
        return this;
    }

    private CountryTones stutter(List<Integer> both, int ms) {
        tones.put(STUTTER_DIAL, Tone.pulsed(PROGRESS_DBFS, both, ms));
        return this;
    }

    private CountryTones stutter(List<Integer> first, int firstMs, List<Integer> then, int thenMs) {
        List<Tone.Step> steps = List.of(new Tone.Step(first, firstMs), new Tone.Step(then, thenMs));
        tones.put(STUTTER_DIAL, new Tone(PROGRESS_DBFS, List.of(), steps));
        return this;
    }

    /** What the caller hears, and in the same cadence what the phone sounds when it is called. */
    private CountryTones ringing(List<Integer> tone, int... onOffMs) {
        tones.put(RING_BACK, Tone.pulsed(PROGRESS_DBFS, tone, onOffMs));
        List<Tone.Step> ringer = new ArrayList<>();
        for (int i = 0; i < onOffMs.length; i++) {
            if (i % 2 == 1) {
                ringer.add(new Tone.Step(List.of(), onOffMs[i]));
                continue;
            }
            int left = onOffMs[i];
            for (int n = 0; left > 0; n++) {
                ringer.add(new Tone.Step(n % 2 == 0 ? WARBLE_LOW : WARBLE_HIGH, Math.min(left, WARBLE_MS)));
                left -= WARBLE_MS;
            }
        }
        tones.put(RINGER, new Tone(RINGER_DBFS, List.of(), ringer));
        return this;
    }

    private CountryTones busy(List<Integer> tone, int... onOffMs) {
        tones.put(BUSY, Tone.pulsed(PROGRESS_DBFS, tone, onOffMs));
        return this;
    }

    private CountryTones congestion(List<Integer> tone, int... onOffMs) {
        tones.put(CONGESTION, Tone.pulsed(PROGRESS_DBFS, tone, onOffMs));
        return this;
    }

    private CountryTones callWaiting(List<Integer> tone, int... onOffMs) {
        tones.put(CALL_WAITING, Tone.pulsed(OVER_SPEECH_DBFS, tone, onOffMs));
        return this;
    }

    private ToneTable table(String country) {
        return new ToneTable(country, tones);
    }
}
