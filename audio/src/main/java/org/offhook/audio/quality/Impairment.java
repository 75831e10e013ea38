package org.offhook.audio.quality;

import java.util.Locale;

/**
 * What a codec costs.
 *
 * @param scale that its rating is on
 * @param ie equipment impairment without loss
 * @param bpl packet-loss robustness: the more, the less a loss hurts
 * @param delayMs what coding and decoding add beside the packet's own length
 */
public record Impairment(Scale scale, double ie, double bpl, double delayMs) {

    /** What a connection is compared with. */
    public enum Scale {
        NARROWBAND,
        WIDEBAND,
        FULLBAND
    }

    /** G.711 with concealment of its appendix I: ITU-T G.113 appendix I. */
    static final Impairment G711 = new Impairment(Scale.NARROWBAND, 0, 25.1, 0);

    /**
     * G.722 at 64 kbit/s: Ie,WB of ITU-T G.113 appendix IV. That has no robustness for a decoder that conceals as ours does;
     * 10 is our own guess, between G.711 without concealment (4.3) and with it (25.1). The delay is that of its filters.
     */
    static final Impairment G722 = new Impairment(Scale.WIDEBAND, 13, 10, 2.75);

    /**
     * Opus: the ITU-T has no values. These are of a study by instrumental measure (Al-Ahmadi, Počta, Melvin: E-model
     * parameters for the Opus codec, 2021), variable rate about 25 kbit/s, random loss. Losses mended by in-band FEC do
     * not count as such. Delay: look-ahead of RFC 6716 §2.1 for speech.
     */
    static final Impairment OPUS = new Impairment(Scale.FULLBAND, 20.2, 11.3, 6.5);

    /** Linear samples at 16 kHz: nothing is lost but packets; the robustness is again our guess. */
    static final Impairment L16_WIDE = new Impairment(Scale.WIDEBAND, 0, 10, 0);

    static final Impairment L16_NARROW = G711;

    /** By the encoding name of SDP; what is not known is taken for G.711. */
    public static Impairment of(String encoding, int clockRateHz) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "g722" -> G722;
            case "opus" -> OPUS;
            case "l16" -> clockRateHz > 8000 ? L16_WIDE : L16_NARROW;
            default -> G711;
        };
    }
}
