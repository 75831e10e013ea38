package org.offhook.bench.audio;

import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Codecs;
import org.offhook.audio.codec.PayloadFormat;

/** The codecs of the phone, by the names that configurations give them. */
public enum BenchCodec {
    PCMU(PayloadFormat.PCMU, 0),
    PCMA(PayloadFormat.PCMA, 8),
    G722(PayloadFormat.G722, 9),
    OPUS(PayloadFormat.OPUS, 96),
    L16(PayloadFormat.L16_16000, 97);

    /** The rate of the sound device. */
    static final int DEVICE_HZ = 16_000;

    private final PayloadFormat format;
    private final int payloadType;

    BenchCodec(PayloadFormat format, int payloadType) {
        this.format = format;
        this.payloadType = payloadType;
    }

    PayloadFormat format() {
        return format;
    }

    int payloadType() {
        return payloadType;
    }

    CodecFactory factory() {
        return Codecs.all().stream()
                .filter(codec -> codec.format().sameFormat(format))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + format.rtpmap()));
    }
}
