package org.offhook.audio.rtp;

/**
 * VoIP metrics of RTCP XR (RFC 3611 §4.7), as they stand in the block.
 *
 * @param about source that is reported on
 * @param lossRate of 256, packets that never came
 * @param discardRate of 256, packets that came and could not be played
 * @param burstDensity of 256, part lost and discarded within bursts
 * @param gapDensity of 256, the same between them
 * @param burstMs mean length of a burst
 * @param gapMs mean length of a gap
 * @param roundTripMs 0 if not known
 * @param endSystemMs delay within the reporter, 0 if not known
 * @param signalLevel dBm0, {@link #UNKNOWN} if not known, as with the five after it
 * @param noiseLevel dBm0
 * @param echoLoss residual echo return loss, dB
 * @param gMin good packets in a row that end a burst
 * @param rFactor 0–100
 * @param externalRFactor of a network beyond
 * @param mosLq listening quality times ten, 10–50
 * @param mosCq conversational quality times ten
 * @param configuration concealment, kind and speed of the jitter buffer (RFC 3611 §4.7.6)
 * @param bufferMs delay of the jitter buffer now
 * @param bufferMaxMs the delay up to which a packet is played now
 * @param bufferAbsoluteMaxMs the most that it can become
 */
public record VoipMetrics(
        int about,
        int lossRate,
        int discardRate,
        int burstDensity,
        int gapDensity,
        int burstMs,
        int gapMs,
        int roundTripMs,
        int endSystemMs,
        int signalLevel,
        int noiseLevel,
        int echoLoss,
        int gMin,
        int rFactor,
        int externalRFactor,
        int mosLq,
        int mosCq,
        int configuration,
        int bufferMs,
        int bufferMaxMs,
        int bufferAbsoluteMaxMs) {

    public static final int UNKNOWN = 127;

    /** Standard concealment and an adaptive jitter buffer (RFC 3611 §4.7.6). */
    public static final int CONCEALED_ADAPTIVE = 0b11_11_0000;

    static final int BLOCK_TYPE = 7;
    static final int BLOCK_SIZE = 36;

    static VoipMetrics read(byte[] data, int at) {
        return new VoipMetrics(
                Bytes.i32(data, at + 4),
                Bytes.u8(data, at + 8),
                Bytes.u8(data, at + 9),
                Bytes.u8(data, at + 10),
                Bytes.u8(data, at + 11),
                Bytes.u16(data, at + 12),
                Bytes.u16(data, at + 14),
                Bytes.u16(data, at + 16),
                Bytes.u16(data, at + 18),
                data[at + 20],
                data[at + 21],
                Bytes.u8(data, at + 22),
                Bytes.u8(data, at + 23),
                Bytes.u8(data, at + 24),
                Bytes.u8(data, at + 25),
                Bytes.u8(data, at + 26),
                Bytes.u8(data, at + 27),
                Bytes.u8(data, at + 28),
                Bytes.u16(data, at + 30),
                Bytes.u16(data, at + 32),
                Bytes.u16(data, at + 34));
    }

    void write(byte[] data, int at) {
        data[at] = BLOCK_TYPE;
        data[at + 1] = 0;
        Bytes.put16(data, at + 2, BLOCK_SIZE / 4 - 1);
        Bytes.put32(data, at + 4, about);
        bytes(data, at + 8, lossRate, discardRate, burstDensity, gapDensity);
        words(data, at + 12, burstMs, gapMs, roundTripMs, endSystemMs);
        bytes(data, at + 20, signalLevel, noiseLevel, echoLoss, gMin);
        bytes(data, at + 24, rFactor, externalRFactor, mosLq, mosCq);
        bytes(data, at + 28, configuration, 0, 0, 0);
        words(data, at + 30, bufferMs, bufferMaxMs, bufferAbsoluteMaxMs);
    }

    private static void bytes(byte[] data, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            data[at + i] = (byte) values[i];
        }
    }

    private static void words(byte[] data, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            Bytes.put16(data, at + 2 * i, Math.clamp(values[i], 0, 0xffff));
        }
    }
}
