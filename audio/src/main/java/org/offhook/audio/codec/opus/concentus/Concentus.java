package org.offhook.audio.codec.opus.concentus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.opus.wire.OpusEngine;
import org.offhook.audio.codec.opus.wire.OpusSending;

/** Opus in Java. It allocates about 75 KB a frame, so it is only for a host without libopus. */
public final class Concentus implements OpusEngine {

    @Override
    public String name() {
        return "concentus (Java)";
    }

    @Override
    public Encoder newEncoder(int pcmRateHz, OpusSending sending) {
        try {
            OpusEncoder encoder = new OpusEncoder(pcmRateHz, 1, OpusApplication.OPUS_APPLICATION_VOIP);
            encoder.setBitrate(sending.bitRate());
            encoder.setMaxBandwidth(bandwidth(sending.bandwidthHz()));
            encoder.setComplexity(sending.complexity());
            encoder.setUseInbandFEC(sending.fec());
            encoder.setPacketLossPercent(sending.expectedLossPercent());
            encoder.setUseDTX(sending.dtx());
            encoder.setUseVBR(!sending.constantBitRate());
            encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
            return new ConcentusEncoder(encoder, pcmRateHz, sending);
        } catch (OpusException cannot) {
            throw new IllegalStateException("concentus: " + cannot.getMessage(), cannot);
        }
    }

    @Override
    public Decoder newDecoder(int pcmRateHz) {
        try {
            return new ConcentusDecoder(new OpusDecoder(pcmRateHz, 1), pcmRateHz);
        } catch (OpusException cannot) {
            throw new IllegalStateException("concentus: " + cannot.getMessage(), cannot);
        }
    }

    private static OpusBandwidth bandwidth(int rateHz) {
        return switch (rateHz) {
            case 8000 -> OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
            case 12_000 -> OpusBandwidth.OPUS_BANDWIDTH_MEDIUMBAND;
            case 16_000 -> OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
            case 24_000 -> OpusBandwidth.OPUS_BANDWIDTH_SUPERWIDEBAND;
            default -> OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
        };
    }
}
