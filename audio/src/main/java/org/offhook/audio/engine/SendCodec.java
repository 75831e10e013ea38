package org.offhook.audio.engine;

import org.offhook.audio.codec.Encoder;
import org.offhook.audio.dsp.Resampler;
import org.offhook.audio.transport.PayloadType;

/**
 * How a stream is encoded now: replaced as a whole when the codec changes.
 *
 * <p>Threads: made and closed by the media thread; the encoder and the resampler belong to the audio thread
 * between.
 */
final class SendCodec implements AutoCloseable {

    final PayloadType type;
    final int ptimeMs;
    final int clockHz;
    final int ptimeSamples;
    final int ptimeTicks;
    final Encoder encoder;
    /** Loss that the encoder has last been told of; negative for none. The audio thread's. */
    int knownLossPercent = -1;
    /** From the device's rate to the encoder's, or null. */
    final Resampler resampler;

    SendCodec(PayloadType type, int ptimeMs, Encoder encoder, int deviceRateHz) {
        this.type = type;
        this.ptimeMs = ptimeMs;
        this.encoder = encoder;
        clockHz = type.format().clockRateHz();
        int pcmRateHz = encoder.pcmRateHz();
        ptimeSamples = pcmRateHz / 1000 * ptimeMs;
        ptimeTicks = clockHz / 1000 * ptimeMs;
        resampler = pcmRateHz == deviceRateHz ? null : new Resampler(deviceRateHz, pcmRateHz);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
