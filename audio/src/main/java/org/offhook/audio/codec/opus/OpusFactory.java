package org.offhook.audio.codec.opus;

import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.codec.opus.concentus.Concentus;
import org.offhook.audio.codec.opus.libopus.LibOpus;
import org.offhook.audio.codec.opus.wire.OpusEngine;
import org.offhook.audio.codec.opus.wire.OpusPacket;
import org.offhook.audio.codec.opus.wire.OpusSending;
import org.offhook.audio.codec.opus.wire.OpusTuning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opus (RFC 7587), mono, for speech. The RTP clock is 48 kHz whatever the PCM rate is. Packets of 10, 20, 40 and
 * 60 ms can be encoded (RFC 6716 §2.1.4); one of 30 ms cannot.
 */
public final class OpusFactory implements CodecFactory {

    private static final Logger LOG = LoggerFactory.getLogger(OpusFactory.class);
    private static final int WIDE_BAND_HZ = 16_000;

    private final OpusEngine engine;
    private final OpusTuning tuning;

    private OpusFactory(OpusEngine engine, OpusTuning tuning) {
        this.engine = engine;
        this.tuning = tuning;
    }

    /** With {@link OpusTuning#DEFAULT}. */
    public static OpusFactory create() {
        return create(OpusTuning.DEFAULT);
    }

    /** By libopus if it is installed, else in Java, which the log says. */
    public static OpusFactory create(OpusTuning tuning) {
        return new OpusFactory(
                LibOpus.load().<OpusEngine>map(library -> library).orElseGet(OpusFactory::inJava), tuning);
    }

    private static OpusEngine inJava() {
        LOG.warn("libopus is not installed: Opus is worked in Java, which makes much garbage.");
        return new Concentus();
    }

    /** By the engine given. */
    public static OpusFactory with(OpusEngine engine, OpusTuning tuning) {
        return new OpusFactory(engine, tuning);
    }

    @Override
    public PayloadFormat format() {
        return PayloadFormat.OPUS;
    }

    @Override
    public String implementation() {
        return engine.name();
    }

    /** The device's rate where Opus has it, so that nothing needs to be resampled; else 16 kHz. */
    @Override
    public int pcmRateHz(int deviceRateHz) {
        return OpusPacket.isOpusRate(deviceRateHz) ? deviceRateHz : WIDE_BAND_HZ;
    }

    @Override
    public Encoder newEncoder(int pcmRateHz, PayloadFormat negotiated) {
        check(pcmRateHz);
        return engine.newEncoder(pcmRateHz, OpusSending.to(negotiated, tuning));
    }

    @Override
    public Decoder newDecoder(int pcmRateHz) {
        check(pcmRateHz);
        return engine.newDecoder(pcmRateHz);
    }

    private static void check(int pcmRateHz) {
        if (!OpusPacket.isOpusRate(pcmRateHz)) {
            throw new IllegalArgumentException("Opus does not work at " + pcmRateHz + " Hz");
        }
    }
}
