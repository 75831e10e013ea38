package org.offhook.audio.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;

/** Sixteen-bit samples as they are; concealment repeats nothing but a mark that tests can find. */
final class LinearCodec implements CodecFactory {

    static final short CONCEALED = 31;

    final AtomicInteger open = new AtomicInteger();
    /** What its encoders have been told. */
    final List<Integer> lossReports = new CopyOnWriteArrayList<>();

    private final PayloadFormat format;
    private final int pcmRateHz;

    LinearCodec(String encoding, int clockRateHz, int pcmRateHz) {
        format = new PayloadFormat(encoding, clockRateHz, 1, "");
        this.pcmRateHz = pcmRateHz;
    }

    @Override
    public PayloadFormat format() {
        return format;
    }

    @Override
    public String implementation() {
        return "linear";
    }

    @Override
    public int pcmRateHz(int deviceRateHz) {
        return pcmRateHz;
    }

    @Override
    public Encoder newEncoder(int rateHz, PayloadFormat negotiated) {
        open.incrementAndGet();
        return new Encoder() {
            @Override
            public int pcmRateHz() {
                return rateHz;
            }

            @Override
            public int encode(short[] pcm, int samples, byte[] payload, int offset) {
                for (int i = 0; i < samples; i++) {
                    payload[offset + 2 * i] = (byte) (pcm[i] >> 8);
                    payload[offset + 2 * i + 1] = (byte) pcm[i];
                }
                return 2 * samples;
            }

            @Override
            public void lossReported(int percent) {
                lossReports.add(percent);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    @Override
    public Decoder newDecoder(int rateHz) {
        open.incrementAndGet();
        return new Decoder() {
            @Override
            public int pcmRateHz() {
                return rateHz;
            }

            @Override
            public int decode(byte[] payload, int offset, int length, short[] pcm) {
                for (int i = 0; i < length / 2; i++) {
                    pcm[i] = (short) (payload[offset + 2 * i] << 8 | payload[offset + 2 * i + 1] & 0xff);
                }
                return length / 2;
            }

            @Override
            public int conceal(short[] pcm, int samples) {
                for (int i = 0; i < samples; i++) {
                    pcm[i] = CONCEALED;
                }
                return samples;
            }

            @Override
            public int samplesIn(byte[] payload, int offset, int length) {
                return length % 2 == 0 ? length / 2 : -1;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
