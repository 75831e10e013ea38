package org.offhook.audio.codec.opus.libopus;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.opus.wire.OpusPacket;
import org.offhook.audio.codec.opus.wire.OpusSending;

final class LibOpusEncoder implements Encoder {

    /** Room for the largest frame (RFC 6716 §3.4 [R2]) and the header. */
    private static final int MAX_BYTES = 1276;

    private final int rateHz;
    private final OpusSending sending;
    private final Memory samples;
    private final Memory packet = new Memory(MAX_BYTES);
    private Pointer state;

    LibOpusEncoder(Pointer state, int rateHz, OpusSending sending) {
        this.state = state;
        this.rateHz = rateHz;
        this.sending = sending;
        samples = new Memory(2L * OpusPacket.MAX_MS * rateHz / 1000);
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int encode(short[] pcm, int count, byte[] payload, int offset) {
        if (state == null || count <= 0 || count > pcm.length || 2L * count > samples.size()) {
            return -1;
        }
        int room = Math.min(MAX_BYTES, payload.length - offset);
        if (offset < 0 || room <= 0) {
            return -1;
        }
        samples.write(0, pcm, 0, count);
        int bytes = OpusLibrary.opus_encode(state, samples, count, packet, room);
        if (bytes < 0) {
            return -1;
        }
        if (sending.dtx() && bytes <= 2) {
            return 0; // opus.h: such a packet need not be sent
        }
        packet.read(0, payload, offset, bytes);
        return bytes;
    }

    @Override
    public void lossReported(int percent) {
        if (state != null) {
            OpusLibrary.opus_encoder_ctl(state, OpusLibrary.SET_PACKET_LOSS_PERC, sending.lossToExpect(percent));
            OpusLibrary.opus_encoder_ctl(state, OpusLibrary.SET_BITRATE, sending.bitRate(percent));
        }
    }

    @Override
    public void close() {
        if (state != null) {
            OpusLibrary.opus_encoder_destroy(state);
            state = null;
            samples.close();
            packet.close();
        }
    }
}
