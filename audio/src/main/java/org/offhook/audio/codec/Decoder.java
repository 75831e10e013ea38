package org.offhook.audio.codec;

/** Decodes one stream. Owned by the audio thread: no allocation, lock, log or exception. */
public interface Decoder extends AutoCloseable {

    /** Sampling rate of the PCM that this decoder yields. */
    int pcmRateHz();

    /**
     * Decodes one packet.
     *
     * @param payload the RTP payload at {@code offset}, {@code length} bytes
     * @param pcm receives mono samples from index 0; long enough for 120 ms
     * @return samples written; negative if the payload is damaged
     */
    int decode(byte[] payload, int offset, int length, short[] pcm);

    /**
     * Makes up {@code samples} samples for a packet that did not come.
     *
     * @return samples written, always {@code samples}
     */
    int conceal(short[] pcm, int samples);

    /**
     * Makes up {@code samples} samples for a packet that did not come, with the help of the packet right after it, which
     * did: some formats carry a coarse copy of the one before (Opus in-band FEC, RFC 6716 §2.1.7), for others the gap is
     * bridged from both sides. The following packet is still to be decoded afterwards.
     *
     * @param following payload of the packet after the lost one, as in {@link #decode}
     * @return samples written, always {@code samples}
     */
    default int recover(byte[] following, int offset, int length, short[] pcm, int samples) {
        return conceal(pcm, samples);
    }

    /**
     * True if {@link #recover} does better with this packet than {@link #conceal}: it brings a copy of the sound before
     * it, or its own sound shows where the gap must lead.
     */
    default boolean carriesPrevious(byte[] payload, int offset, int length) {
        return false;
    }

    /**
     * True if what {@link #recover} gives is the lost sound, coarsely coded, of which only the end may be wanted; false if
     * it is made up to fit between what was heard and what follows.
     */
    default boolean bringsCopies() {
        return false;
    }

    /**
     * Duration of a packet without decoding it, in samples at {@link #pcmRateHz()}; negative if damaged.
     */
    int samplesIn(byte[] payload, int offset, int length);

    /** Frees native memory; only once the audio thread no longer sees this decoder. */
    @Override
    void close();
}
