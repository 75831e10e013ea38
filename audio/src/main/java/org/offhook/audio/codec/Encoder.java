package org.offhook.audio.codec;

/** Encodes one stream. Owned by the audio thread: no allocation, lock, log or exception. */
public interface Encoder extends AutoCloseable {

    /** Sampling rate of the PCM that {@link #encode} takes. */
    int pcmRateHz();

    /**
     * Encodes one packet's worth of samples.
     *
     * @param pcm mono samples
     * @param samples how many, from index 0; the whole of one ptime
     * @param payload receives the RTP payload from {@code offset} on
     * @return bytes written; 0 if nothing is to be sent now (DTX); negative if the input cannot be encoded
     */
    int encode(short[] pcm, int samples, byte[] payload, int offset);

    /**
     * The peer reports that it loses so much of what we send (RFC 3550 §6.4.1). A format that can arms itself against
     * it from the next packet on.
     *
     * @param percent 0–100
     */
    default void lossReported(int percent) {}

    /** Frees native memory; only once the audio thread no longer sees this encoder. */
    @Override
    void close();
}
