package org.offhook.audio.codec.opus.wire;

/**
 * What we would like our encoder to do where the peer sets no limit.
 *
 * @param bitRate bits per second of payload, 6000–128000
 * @param bandwidthHz highest sampling rate whose band is coded: 8000, 12000, 16000, 24000, 48000
 * @param complexity 0–10, CPU against quality
 * @param expectedLossPercent loss that in-band FEC is prepared for, 0–100; only if the peer asks for FEC
 */
public record OpusTuning(int bitRate, int bandwidthHz, int complexity, int expectedLossPercent) {

    /**
     * 28 kbit/s wide band: what RFC 7587 §3.1.1 gives for wide-band speech (16–20 kbit/s) and what FEC takes; libopus
     * 1.3 leaves FEC out of wide band below about 25 kbit/s. Wide band, because a handset has nothing above 8 kHz, and
     * it keeps the encoder in its cheap SILK mode. Complexity 4: speech comes out as with 5 for an eighth less work, and
     * from 6 on the encoder works half as long again for little gain; a Raspberry Pi has other things to do.
     */
    public static final OpusTuning DEFAULT = new OpusTuning(28_000, 16_000, 4, 10);

    public OpusTuning {
        if (bitRate < 6000 || bitRate > 128_000) {
            throw new IllegalArgumentException("Opus bit rate " + bitRate + " is not in 6000…128000");
        }
        if (!OpusPacket.isOpusRate(bandwidthHz)) {
            throw new IllegalArgumentException("Opus bandwidth " + bandwidthHz + " is not one of 8000…48000");
        }
        if (complexity < 0 || complexity > 10) {
            throw new IllegalArgumentException("Opus complexity " + complexity + " is not in 0…10");
        }
        if (expectedLossPercent < 0 || expectedLossPercent > 100) {
            throw new IllegalArgumentException("expected loss of " + expectedLossPercent + " % is not in 0…100");
        }
    }
}
