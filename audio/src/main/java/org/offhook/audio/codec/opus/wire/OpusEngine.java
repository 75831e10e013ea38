package org.offhook.audio.codec.opus.wire;

import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;

/** A library that can code Opus, mono. Any thread but the audio thread. */
public interface OpusEngine {

    /** Name and version. */
    String name();

    /** @param pcmRateHz 8000, 12000, 16000, 24000 or 48000 */
    Encoder newEncoder(int pcmRateHz, OpusSending sending);

    /** @param pcmRateHz 8000, 12000, 16000, 24000 or 48000 */
    Decoder newDecoder(int pcmRateHz);
}
