package org.offhook.audio.jitter;

import java.util.Arrays;

/**
 * Turns payloads of one stream into sound at one rate, whatever their payload type. Owned by the audio thread:
 * no allocation, lock, log or exception.
 */
public interface FrameDecoder {

    /** RTP clock of a payload type; 0 if the type cannot be decoded. */
    int clockRateHz(int payloadType);

    /**
     * Decodes a packet of at most 120 ms.
     *
     * @return samples written from index 0; 0 or negative if the payload is damaged
     */
    int decode(int payloadType, byte[] payload, int offset, int length, short[] pcm);

    /** Makes up sound in the format decoded last; always {@code samples} of them. */
    void conceal(short[] pcm, int samples);

    /** True if the packet helps to make up the sound before it, by {@link #recover}. */
    default boolean carriesPrevious(int payloadType, byte[] payload, int offset, int length) {
        return false;
    }

    /** Makes {@code samples} samples for a lost packet out of the one after it, which is decoded afterwards. */
    default void recover(int payloadType, byte[] following, int offset, int length, short[] pcm, int samples) {
        conceal(pcm, samples);
    }

    /** True if {@link #recover} gives the end of what was lost, from a copy of it; false if it makes up what fits. */
    default boolean bringsCopies(int payloadType) {
        return false;
    }

    /** True if payloads of this type describe the noise of a pause (RFC 3389) instead of sound. */
    default boolean isNoise(int payloadType) {
        return false;
    }

    /** Takes note of the noise that a payload describes. Only if {@link #isNoise}. */
    default void describeNoise(int payloadType, byte[] payload, int offset, int length) {}

    /** Gives {@code samples} samples of the noise described last. Only after {@link #describeNoise}. */
    default void noise(short[] pcm, int samples) {
        Arrays.fill(pcm, 0, samples, (short) 0);
    }
}
