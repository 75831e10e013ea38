package org.offhook.audio.codec.opus.libopus;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.opus.wire.OpusEngine;
import org.offhook.audio.codec.opus.wire.OpusSending;

/** libopus 1.x as installed on the system ({@code libopus.so.0}). */
public final class LibOpus implements OpusEngine {

    private LibOpus() {}

    /** The library, if it is installed. */
    public static Optional<LibOpus> load() {
        try {
            OpusLibrary.opus_get_version_string();
            return Optional.of(new LibOpus());
        } catch (LinkageError missing) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return OpusLibrary.opus_get_version_string();
    }

    @Override
    public Encoder newEncoder(int pcmRateHz, OpusSending sending) {
        try (Memory error = new Memory(Integer.BYTES)) {
            Pointer state = OpusLibrary.opus_encoder_create(pcmRateHz, 1, OpusLibrary.APPLICATION_VOIP, error);
            check(error.getInt(0));
            set(state, OpusLibrary.SET_BITRATE, sending.bitRate());
            set(state, OpusLibrary.SET_MAX_BANDWIDTH, OpusLibrary.bandwidth(sending.bandwidthHz()));
            set(state, OpusLibrary.SET_COMPLEXITY, sending.complexity());
            set(state, OpusLibrary.SET_INBAND_FEC, sending.fec() ? 1 : 0);
            set(state, OpusLibrary.SET_PACKET_LOSS_PERC, sending.expectedLossPercent());
            set(state, OpusLibrary.SET_DTX, sending.dtx() ? 1 : 0);
            set(state, OpusLibrary.SET_VBR, sending.constantBitRate() ? 0 : 1);
            set(state, OpusLibrary.SET_SIGNAL, OpusLibrary.SIGNAL_VOICE);
            return new LibOpusEncoder(state, pcmRateHz, sending);
        }
    }

    @Override
    public Decoder newDecoder(int pcmRateHz) {
        try (Memory error = new Memory(Integer.BYTES)) {
            Pointer state = OpusLibrary.opus_decoder_create(pcmRateHz, 1, error);
            check(error.getInt(0));
            return new LibOpusDecoder(state, pcmRateHz);
        }
    }

    private static void set(Pointer encoder, int request, int value) {
        check(OpusLibrary.opus_encoder_ctl(encoder, request, value));
    }

    private static void check(int status) {
        if (status < 0) {
            throw new IllegalStateException("libopus: " + OpusLibrary.opus_strerror(status));
        }
    }
}
