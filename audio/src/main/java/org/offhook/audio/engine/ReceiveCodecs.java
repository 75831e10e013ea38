package org.offhook.audio.engine;

import java.util.List;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.dsp.Resampler;
import org.offhook.audio.transport.PayloadType;

/**
 * The decoders of a stream by payload type: replaced as a whole when the negotiation changes; single decoders live
 * on in the next one.
 *
 * <p>Threads: made by the media thread, used by the audio thread.
 */
final class ReceiveCodecs {

    static final ReceiveCodecs NONE = new ReceiveCodecs(List.of(), List.of());

    private final List<Entry> entries;
    private final Entry[] byType = new Entry[128];
    private final StreamNoise[] noiseByType = new StreamNoise[128];

    ReceiveCodecs(List<Entry> entries, List<StreamNoise> noises) {
        this.entries = List.copyOf(entries);
        noises.forEach(noise -> noiseByType[noise.type.number()] = noise);
        for (Entry entry : entries) {
            byType[entry.type.number()] = entry;
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** Null if the payload type cannot be decoded. */
    Entry get(int payloadType) {
        return byType[payloadType];
    }

    /** Null if the payload type describes no noise that can be made. */
    StreamNoise noise(int payloadType) {
        return noiseByType[payloadType];
    }

    boolean has(Entry entry) {
        return byType[entry.type.number()] == entry;
    }

    /** One decoder and what brings its sound to the device's rate. */
    static final class Entry implements AutoCloseable {

        final PayloadType type;
        final Decoder decoder;
        final int pcmRateHz;
        /** Null if the rates are the same. */
        final Resampler resampler;

        Entry(PayloadType type, Decoder decoder, int deviceRateHz) {
            this.type = type;
            this.decoder = decoder;
            pcmRateHz = decoder.pcmRateHz();
            resampler = pcmRateHz == deviceRateHz ? null : new Resampler(pcmRateHz, deviceRateHz);
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
