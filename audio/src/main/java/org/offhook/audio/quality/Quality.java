package org.offhook.audio.quality;

/**
 * How good a stream sounded over some time.
 *
 * @param r rating factor 0–100 with delay (ITU-T G.107)
 * @param mosLq listening quality 1–4.5: what was heard, delay aside
 * @param mosCq conversational quality 1–4.5
 * @param lossRate part of the packets that never came, of 1
 * @param discardRate part that came and could not be played, of 1
 */
public record Quality(double r, double mosLq, double mosCq, double lossRate, double discardRate) {

    /**
     * By the E-model.
     *
     * @param restored packets lost of which the next one brought a copy, so that nobody missed them
     * @param oneWayMs from the other mouth to this ear
     */
    public static Quality of(Impairment codec, LossPattern.Snapshot pattern, long restored, double oneWayMs) {
        long missed = Math.max(0, pattern.bad() - restored);
        double percent = pattern.packets() <= 0 ? 0 : Math.min(100, 100.0 * missed / pattern.packets());
        double r = EModel.rating(codec, percent, pattern.burstRatio(), oneWayMs);
        return new Quality(
                r,
                EModel.mos(EModel.rating(codec, percent, pattern.burstRatio(), 0)),
                EModel.mos(r),
                pattern.lossRate(),
                pattern.discardRate());
    }
}
