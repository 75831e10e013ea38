package org.offhook.audio.codec.l16;

import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;

/** L16 of one channel at one rate, which is its RTP clock too. Immutable. */
public final class L16Factory implements CodecFactory {

    private final PayloadFormat format;

    private L16Factory(PayloadFormat format) {
        this.format = format;
    }

    /** {@code L16/16000}. */
    public static L16Factory wideBand() {
        return new L16Factory(PayloadFormat.L16_16000);
    }

    /** {@code L16/8000}. */
    public static L16Factory narrowBand() {
        return new L16Factory(PayloadFormat.L16_8000);
    }

    @Override
    public PayloadFormat format() {
        return format;
    }

    @Override
    public String implementation() {
        return "linear, 16 bits";
    }

    @Override
    public int pcmRateHz(int deviceRateHz) {
        return format.clockRateHz();
    }

    @Override
    public Encoder newEncoder(int pcmRateHz, PayloadFormat negotiated) {
        check(pcmRateHz);
        return new L16Encoder(pcmRateHz);
    }

    @Override
    public Decoder newDecoder(int pcmRateHz) {
        check(pcmRateHz);
        return new L16Decoder(pcmRateHz);
    }

    private void check(int pcmRateHz) {
        if (pcmRateHz != format.clockRateHz()) {
            throw new IllegalArgumentException(format.rtpmap() + " does not work at " + pcmRateHz + " Hz");
        }
    }
}
