package org.offhook.audio.codec.opus.concentus;

import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.offhook.audio.codec.Encoder;

final class ConcentusEncoder implements Encoder {

    private static final int MAX_BYTES = 1276;

    private final OpusEncoder encoder;
    private final int rateHz;
    private final boolean dtx;

    ConcentusEncoder(OpusEncoder encoder, int rateHz, boolean dtx) {
        this.encoder = encoder;
        this.rateHz = rateHz;
        this.dtx = dtx;
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
            return dtx && bytes <= 2 ? 0 : bytes;
        } catch (OpusException | RuntimeException | AssertionError cannot) {
            return -1;
        }
    }

    @Override
    public void close() {}
}
