package org.offhook.audio.codec.g722;

import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;

/**
 * G.722 at 64 kbit/s, at 16 kHz whatever the sound device runs at; there is nothing to negotiate. The RTP clock is
 * 8 kHz by an old mistake that stays (RFC 3551 §4.5.2). Immutable.
 */
public final class G722Factory implements CodecFactory {

    static final int RATE_HZ = 16_000;

    @Override
    public PayloadFormat format() {
        return PayloadFormat.G722;
    }

    @Override
    public String implementation() {
        return "G.722, 64 kbit/s";
    }

    @Override
    public int pcmRateHz(int deviceRateHz) {
        return RATE_HZ;
    }

    @Override
    public Encoder newEncoder(int pcmRateHz, PayloadFormat negotiated) {
        check(pcmRateHz);
        return new G722Encoder();
    }

    @Override
    public Decoder newDecoder(int pcmRateHz) {
        check(pcmRateHz);
        return new G722Decoder();
    }

    private static void check(int pcmRateHz) {
        if (pcmRateHz != RATE_HZ) {
            throw new IllegalArgumentException("G.722 works at 16000 Hz, not at " + pcmRateHz);
        }
    }
}
