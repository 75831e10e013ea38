package org.offhook.audio.codec.g711;

import org.offhook.audio.codec.wave.WaveDecoder;

/** Table look-up. Any payload is valid, as every byte is a sample. */
final class G711Decoder extends WaveDecoder {

    private final Companding law;

    G711Decoder(Companding law) {
        super(G711Factory.RATE_HZ, 1);
        this.law = law;
    }

    @Override
    protected void unpack(byte[] payload, int offset, int samples, short[] pcm) {
        for (int i = 0; i < samples; i++) {
            pcm[i] = law.decode(payload[offset + i]);
        }
    }
}
