package org.offhook.bench.media;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;

/**
 * Turns 20 ms of PCM into a payload and back. Used before a call starts and after it has ended, never while it is
 * measured. One instance is one stream in one direction; not for several threads.
 */
abstract sealed class PayloadCoder {

    abstract byte[] encode(short[] pcm);

    /** @return always {@link TestCodec#samplesPerPacket} samples; zeros where the payload is short or broken */
    abstract short[] decode(byte[] payload);

    static PayloadCoder of(TestCodec codec) {
        return switch (codec) {
            case PCMU -> new Pcmu();
            case OPUS -> new Opus();
        };
    }

    private static final class Pcmu extends PayloadCoder {
        @Override
        byte[] encode(short[] pcm) {
            byte[] payload = new byte[pcm.length];
            for (int i = 0; i < pcm.length; i++) {
                payload[i] = MuLaw.encode(pcm[i]);
            }
            return payload;
        }

        @Override
        short[] decode(byte[] payload) {
            short[] pcm = new short[TestCodec.PCMU.samplesPerPacket()];
            for (int i = 0; i < Math.min(pcm.length, payload.length); i++) {
                pcm[i] = MuLaw.decode(payload[i]);
            }
            return pcm;
        }
    }

    private static final class Opus extends PayloadCoder {
        private static final int MAX_PAYLOAD = 1275;
        private static final int MAX_SAMPLES = TestCodec.OPUS.samplesPerPacket() * 6;

        private final OpusEncoder encoder;
        private final OpusDecoder decoder;

        Opus() {
            try {
                encoder = new OpusEncoder(TestCodec.OPUS.rateHz(), 1, OpusApplication.OPUS_APPLICATION_VOIP);
                decoder = new OpusDecoder(TestCodec.OPUS.rateHz(), 1);
            } catch (OpusException e) {
                throw new IllegalStateException("Opus at 16 kHz mono", e);
            }
        }

        @Override
        byte[] encode(short[] pcm) {
            byte[] payload = new byte[MAX_PAYLOAD];
            try {
                return Arrays.copyOf(payload, encoder.encode(pcm, 0, pcm.length, payload, 0, payload.length));
            } catch (OpusException e) {
                throw new IllegalStateException("20 ms of PCM", e);
            }
        }

        @Override
        short[] decode(byte[] payload) {
            short[] pcm = new short[MAX_SAMPLES];
            try {
                decoder.decode(payload, 0, payload.length, pcm, 0, MAX_SAMPLES, false);
            } catch (OpusException e) {
                Arrays.fill(pcm, (short) 0);
            }
            return Arrays.copyOf(pcm, TestCodec.OPUS.samplesPerPacket());
        }
    }
}
