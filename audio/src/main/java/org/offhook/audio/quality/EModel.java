package org.offhook.audio.quality;

import static java.lang.Math.exp;
import static java.lang.Math.log10;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

/**
 * The E-model of ITU-T G.107 (06/2015): what an average user would say of a connection. Loudness, room noise, side tone
 * and echo loss are the defaults of its table 2, as a phone cannot measure them; delay, codec and loss are as they are.
 *
 * <p>Wideband connections are rated on the scale of G.107.1, of which 129 is the most, and those of still more band on
 * that of G.107.2 (148). {@link #rating} brings each scale to 0…100 as those Recommendations do for the MOS, so that a
 * wideband call is rated as a wideband call and a narrowband one as a narrowband one.
 */
public final class EModel {

    /** Send and receive loudness rating, dB. */
    private static final double SLR = 8;

    private static final double RLR = 2;
    private static final double STMR = 15;
    /** Difference of the telephone's sensitivity for speech and room noise, sending and receiving. */
    private static final double DS = 3;

    private static final double DR = 3;
    /** Talker echo loudness rating and weighted echo path loss, dB. */
    private static final double TELR = 65;

    private static final double WEPL = 110;
    private static final double QDU = 1;
    /** Circuit noise, dBm0p; noise floor at the receiving side, dBmp. */
    private static final double NC = -70;

    private static final double N_FOR = -64;
    /** Room noise at both sides, dB(A). */
    private static final double PS = 35;

    private static final double PR = 35;

    private EModel() {}

    /**
     * The rating factor on a scale to 100; 93.2 for a narrowband connection without delay and loss.
     *
     * @param lossPercent packets not played of those sent
     * @param burstRatio mean length of a loss in relation to that of random loss, 1 and more (G.107 §7.5)
     * @param oneWayMs from mouth to ear
     */
    public static double rating(Impairment codec, double lossPercent, double burstRatio, double oneWayMs) {
        double equipment = effectiveImpairment(codec.ie(), codec.bpl(), lossPercent, burstRatio);
        double r =
                switch (codec.scale()) {
                    case NARROWBAND -> ro() - simultaneous(oneWayMs) - delayed(oneWayMs) - equipment;
                    case WIDEBAND -> (129 - longDelay(oneWayMs) - equipment) / 1.29;
                    case FULLBAND -> (148 - longDelay(oneWayMs) - equipment) / 1.48;
                };
        return Math.clamp(r, 0, 100);
    }

    /** Mean opinion score 1…4.5 of a rating factor (G.107 annex B). */
    public static double mos(double r) {
        if (r <= 0) {
            return 1;
        }
        return r >= 100 ? 4.5 : Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }

    /** Ie-eff (G.107 §7.5, equation 7-29). */
    static double effectiveImpairment(double ie, double bpl, double lossPercent, double burstRatio) {
        return ie + (95 - ie) * lossPercent / (lossPercent / Math.max(1, burstRatio) + bpl);
    }

    /** No, the sum of all noise (§7.2). */
    private static double noise() {
        double olr = SLR + RLR;
        double nos = PS - SLR - DS - 100 + 0.004 * pow(PS - olr - DS - 14, 2);
        double pre = PR + 10 * log10(1 + pow(10, (10 - STMR - DR) / 10));
        double nor = RLR - 121 + pre + 0.008 * pow(pre - 35, 2);
        double nfo = N_FOR + RLR;
        return 10 * log10(pow(10, NC / 10) + pow(10, nos / 10) + pow(10, nor / 10) + pow(10, nfo / 10));
    }

    /** Ro, basic signal-to-noise ratio (§7.2). */
    private static double ro() {
        return 15 - 1.5 * (SLR + noise());
    }

    /** Is: what comes together with the voice (§7.3). */
    private static double simultaneous(double t) {
        double x = SLR + RLR + 0.2 * (64 + noise() - RLR);
        double tooLoud = 20 * (pow(1 + pow(x / 8, 8), 1.0 / 8) - x / 8);
        double q = 37 - 15 * log10(QDU);
        double g = 1.07 + 0.258 * q + 0.0602 * q * q;
        double y = (ro() - 100) / 15 + 46 / 8.4 - g / 9;
        double z = 46.0 / 30 - g / 40;
        double quantizing = 15 * log10(1 + pow(10, y) + pow(10, z));
        return tooLoud + sideTone(t) + quantizing;
    }

    private static double sideTone(double t) {
        double stmr = -10 * log10(pow(10, -STMR / 10) + exp(-t / 4) * pow(10, -TELR / 10));
        return 12 * pow(1 + pow((stmr - 13) / 6, 8), 1.0 / 8)
                - 28 * pow(1 + pow((stmr + 1) / 19.4, 35), 1.0 / 35)
                - 13 * pow(1 + pow((stmr - 3) / 33, 13), 1.0 / 13)
                + 29;
    }

    /** Id: echo and delay (§7.4). */
    private static double delayed(double t) {
        return talkerEcho(t) + listenerEcho(2 * t) + longDelay(t);
    }

    private static double talkerEcho(double t) {
        double terv = TELR - 40 * log10((1 + t / 10) / (1 + t / 150)) + 6 * exp(-0.3 * t * t);
        double re = 80 + 2.5 * (terv - 14);
        double roe = -1.5 * (noise() - RLR);
        double d = (roe - re) / 2;
        return (d + sqrt(d * d + 100) - 1) * (1 - exp(-t));
    }

    private static double listenerEcho(double roundTrip) {
        double rle = 10.5 * (WEPL + 7) * pow(roundTrip + 1, -0.25);
        double d = (ro() - rle) / 2;
        return d + sqrt(d * d + 169);
    }

    /** Idd: too long to talk at ease (§7.4, equation 7-27). */
    private static double longDelay(double t) {
        if (t <= 100) {
            return 0;
        }
        double x = log10(t / 100) / log10(2);
        return 25 * (pow(1 + pow(x, 6), 1.0 / 6) - 3 * pow(1 + pow(x / 3, 6), 1.0 / 6) + 2);
    }
}
