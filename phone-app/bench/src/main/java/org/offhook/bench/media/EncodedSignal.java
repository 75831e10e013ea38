package org.offhook.bench.media;

import java.util.Arrays;

/** The test signal as payloads, made ahead of the call so that sending costs next to nothing. */
public final class EncodedSignal {

    /** One marker a second: the packets that begin with one. */
    static final int PACKETS_PER_MARKER = 50;

    private final byte[][] payloads;

    public EncodedSignal(TestCodec codec) {
        short[] samples = TestSignal.samples(codec.rateHz());
        int size = codec.samplesPerPacket();
        PayloadCoder coder = PayloadCoder.of(codec);
        payloads = new byte[samples.length / size][];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = coder.encode(Arrays.copyOfRange(samples, i * size, (i + 1) * size));
        }
    }

    /** @param packet counted from the start of the call; the signal repeats */
    byte[] payload(int packet) {
        return payloads[packet % payloads.length];
    }
}
