package org.offhook.audio.codec.opus.concentus;

import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.opus.wire.OpusSending;

final class ConcentusEncoder implements Encoder {

    private static final int MAX_BYTES = 1276;

    private final OpusEncoder encoder;
    private final int rateHz;
    private final OpusSending sending;

    ConcentusEncoder(OpusEncoder encoder, int rateHz, OpusSending sending) {
        this.encoder = encoder;
        this.rateHz = rateHz;
        this.sending = sending;
    }

    @Override
    public int pcmRateHz() {
        return rateHz;
    }

    @Override
    public int encode(short[] pcm, int count, byte[] payload, int offset) {
        int room = Math.min(MAX_BYTES, payload.length - offset);
        if (count <= 0 || count > pcm.length || offset < 0 || room <= 0) {
            return -1;
        }
        try {
            int bytes = encoder.encode(pcm, 0, count, payload, offset, room);
            return sending.dtx() && bytes <= 2 ? 0 : bytes;
        } catch (OpusException | RuntimeException | AssertionError cannot) {
            return -1;
        }
    }

    @Override
    public void lossReported(int percent) {
        encoder.setPacketLossPercent(sending.lossToExpect(percent));
        encoder.setBitrate(sending.bitRate(percent));
    }

    @Override
    public void close() {}
}
