package org.offhook.audio.codec.opus.wire;

import org.offhook.audio.codec.PayloadFormat;

/**
 * How an encoder is set for one peer: our {@link OpusTuning} within what the peer's {@code fmtp} allows (RFC 7587
 * §6.1). Nonsense in the {@code fmtp} counts as absent.
 *
 * @param bandwidthHz sampling rate whose band is coded at most: 8000, 12000, 16000, 24000 or 48000
 * @param fec in-band forward error correction is sent
 * @param dtx nothing is sent in silence
 * @param constantBitRate every packet has the same size
 */
public record OpusSending(
        int bitRate,
        int bandwidthHz,
        int complexity,
        boolean fec,
        int expectedLossPercent,
        boolean dtx,
        boolean constantBitRate) {

    private static final int LEAST_EXPECTED = 3;
    private static final int MOST_EXPECTED = 40;
    private static final int HEAVY_LOSS = 10;
    private static final int LEAST_BIT_RATE = 6000;

    /** The settings for a peer that gave {@code negotiated}. */
    public static OpusSending to(PayloadFormat negotiated, OpusTuning tuning) {
        boolean fec = isOne(negotiated, "useinbandfec");
        return new OpusSending(
                Math.min(tuning.bitRate(), number(negotiated, "maxaveragebitrate", 6000, 510_000, 510_000)),
                Math.min(tuning.bandwidthHz(), bandwidth(number(negotiated, "maxplaybackrate", 8000, 48_000, 48_000))),
                tuning.complexity(),
                fec,
                fec ? tuning.expectedLossPercent() : 0,
                isOne(negotiated, "usedtx"),
                isOne(negotiated, "cbr"));
    }

    /**
     * The loss that the encoder is told to expect when the peer reports {@code percent}: half as much again, as loss
     * comes in lumps; on a way that has shown to be clean a little still, for its first gap.
     */
    public int lossToExpect(int percent) {
        return fec ? Math.clamp(percent + (percent + 1) / 2, LEAST_EXPECTED, MOST_EXPECTED) : 0;
    }

    /**
     * The bit rate when the peer reports a loss of {@code percent}: a way that loses much may be too narrow. In-band FEC
     * of wide band still fits into three quarters of our usual rate, and takes its part out of it.
     */
    public int bitRate(int percent) {
        return constantBitRate || percent < HEAVY_LOSS ? bitRate : Math.max(LEAST_BIT_RATE, bitRate / 4 * 3);
    }

    private static int bandwidth(int playbackHz) {
        if (playbackHz < 12_000) {
            return 8000;
        }
        if (playbackHz < 16_000) {
            return 12_000;
        }
        if (playbackHz < 24_000) {
            return 16_000;
        }
        return playbackHz < 48_000 ? 24_000 : 48_000;
    }

    private static boolean isOne(PayloadFormat format, String name) {
        return format.parameter(name, "0").equals("1");
    }

    private static int number(PayloadFormat format, String name, int least, int most, int otherwise) {
        String text = format.parameter(name, "");
        if (!text.matches("[0-9]{1,9}")) {
            return otherwise;
        }
        return Math.clamp(Integer.parseInt(text), least, most);
    }
}
