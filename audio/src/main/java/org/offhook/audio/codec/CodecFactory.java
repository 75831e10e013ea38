package org.offhook.audio.codec;

/** Makes encoders and decoders of one payload format. Called outside the audio thread; may load native code. */
public interface CodecFactory {

    /** The format as we offer it, with our own {@code fmtp} parameters. */
    PayloadFormat format();

    /** What does the work, for status and log: {@code "G.711 µ-law"}, {@code "libopus 1.5.2"}, {@code "concentus (Java)"}. */
    String implementation();

    /** The PCM rate this codec works at when the sound device runs at {@code deviceRateHz}. */
    int pcmRateHz(int deviceRateHz);

    /**
     * An encoder of one stream.
     *
     * @param pcmRateHz as {@link #pcmRateHz(int)} gave it
     * @param negotiated the peer's format with the peer's {@code fmtp}, which limits what we may send
     */
    Encoder newEncoder(int pcmRateHz, PayloadFormat negotiated);

    /** A decoder of one stream. */
    Decoder newDecoder(int pcmRateHz);
}
