package org.offhook.audio.jitter;

/**
 * Decodes a payload of three bytes, a mark and a length in milliseconds, into samples that all show the mark, with signs
 * at random: noise that cannot be scaled in time without being found out.
 */
final class MarkingDecoder implements FrameDecoder {

    static final int SILENCE = 0;
    static final int CONCEALED = -1;
    /** Describes noise, which has the payload's mark. */
    static final int NOISE_TYPE = 100;

    private static final int LOUD = 1000;
    static final int DAMAGED = 0x7f;

    private final int rateHz;
    private int noise = 1;
    private int decoded;
    private int noiseMark;

    MarkingDecoder(int rateHz) {
        this.rateHz = rateHz;
    }

    static byte[] payload(int mark, int ms) {
        return new byte[] {(byte) (mark >> 8), (byte) mark, (byte) ms};
    }

    /** Type 0 has a clock of 8000, type 1 of 48000; nothing else is known. */
    @Override
    public int clockRateHz(int payloadType) {
        return payloadType == 0 || isNoise(payloadType) ? 8000 : payloadType == 1 ? 48000 : 0;
    }

    @Override
    public int decode(int payloadType, byte[] payload, int offset, int length, short[] pcm) {
        decoded++;
        if (payload[offset] == DAMAGED) {
            return -1;
        }
        int samples = rateHz / 1000 * payload[offset + 2];
        fill(pcm, samples, LOUD + (payload[offset] << 8 | payload[offset + 1] & 0xff));
        return samples;
    }

    @Override
    public void conceal(short[] pcm, int samples) {
        fill(pcm, samples, 1);
    }

    @Override
    public boolean isNoise(int payloadType) {
        return payloadType == NOISE_TYPE;
    }

    @Override
    public void describeNoise(int payloadType, byte[] payload, int offset, int length) {
        decoded++;
        noiseMark = payload[offset] << 8 | payload[offset + 1] & 0xff;
    }

    @Override
    public void noise(short[] pcm, int samples) {
        fill(pcm, samples, LOUD + noiseMark);
    }

    /** Packets that were to be decoded. */
    int decoded() {
        return decoded;
    }

    private void fill(short[] pcm, int samples, int magnitude) {
        for (int i = 0; i < samples; i++) {
            noise = noise * 1103515245 + 12345;
            pcm[i] = (short) (noise < 0 ? -magnitude : magnitude);
        }
    }

    /** The mark that a sample shows, {@link #CONCEALED} or {@link #SILENCE}. */
    static int mark(short sample) {
        int magnitude = Math.abs(sample);
        return magnitude == 0 ? SILENCE : magnitude == 1 ? CONCEALED : magnitude - LOUD;
    }
}
