package org.offhook.audio.codec.g711;

import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;

/** G.711, at 8 kHz whatever the sound device runs at; there is nothing to negotiate. Immutable. */
public final class G711Factory implements CodecFactory {

    static final int RATE_HZ = 8000;

    private final PayloadFormat format;
    private final Companding law;
    private final String implementation;

    private G711Factory(PayloadFormat format, Companding law, String implementation) {
        this.format = format;
        this.law = law;
        this.implementation = implementation;
    }

    /** {@code PCMU}: North America and Japan. */
    public static G711Factory ulaw() {
        return new G711Factory(PayloadFormat.PCMU, Companding.U_LAW, "G.711 µ-law");
    }

    /** {@code PCMA}: the rest of the world. */
    public static G711Factory alaw() {
        return new G711Factory(PayloadFormat.PCMA, Companding.A_LAW, "G.711 A-law");
    }

    @Override
    public PayloadFormat format() {
        return format;
    }

    @Override
    public String implementation() {
        return implementation;
    }

    @Override
    public int pcmRateHz(int deviceRateHz) {
        return RATE_HZ;
    }

    @Override
    public Encoder newEncoder(int pcmRateHz, PayloadFormat negotiated) {
        check(pcmRateHz);
        return new G711Encoder(law);
    }

    @Override
    public Decoder newDecoder(int pcmRateHz) {
        check(pcmRateHz);
        return new G711Decoder(law);
    }

    private static void check(int pcmRateHz) {
        if (pcmRateHz != RATE_HZ) {
            throw new IllegalArgumentException("G.711 works at 8000 Hz, not at " + pcmRateHz);
        }
    }
}
