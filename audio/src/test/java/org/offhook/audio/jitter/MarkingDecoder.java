package org.offhook.audio.jitter;

import java.util.Arrays;

/** Decodes a payload of two bytes, a mark and a length in milliseconds, into samples that are all the mark. */
final class MarkingDecoder implements FrameDecoder {

    static final short CONCEALED = -1;
    static final int DAMAGED = 0x7f;

    private final int rateHz;

    MarkingDecoder(int rateHz) {
        this.rateHz = rateHz;
    }

    static byte[] payload(int mark, int ms) {
        return new byte[] {(byte) (mark >> 8), (byte) mark, (byte) ms};
    }

    /** Type 0 has a clock of 8000, type 1 of 48000; nothing else is known. */
    @Override
    public int clockRateHz(int payloadType) {
        return payloadType == 0 ? 8000 : payloadType == 1 ? 48000 : 0;
    }

    @Override
    public int decode(int payloadType, byte[] payload, int offset, int length, short[] pcm) {
        if (payload[offset] == DAMAGED) {
            return -1;
        }
        int samples = rateHz / 1000 * payload[offset + 2];
        Arrays.fill(pcm, 0, samples, (short) (payload[offset] << 8 | payload[offset + 1] & 0xff));
        return samples;
    }

    @Override
    public void conceal(short[] pcm, int samples) {
        Arrays.fill(pcm, 0, samples, CONCEALED);
    }
}
