package org.offhook.audio.codec.l16;

import org.offhook.audio.codec.wave.WaveDecoder;

/** Every two bytes are a sample, the higher one first. */
final class L16Decoder extends WaveDecoder {

    L16Decoder(int rateHz) {
        super(rateHz, Short.BYTES);
    }

    @Override
    protected void unpack(byte[] payload, int offset, int samples, short[] pcm) {
        for (int i = 0; i < samples; i++) {
            pcm[i] = (short) (payload[offset + 2 * i] << 8 | payload[offset + 2 * i + 1] & 0xff);
        }
    }
}
