package org.offhook.audio.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.Packet;
import org.offhook.audio.transport.PayloadType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a negotiation asks for out of the codecs that the phone has.
 *
 * <p>Threads: the media thread.
 */
final class CodecBank {

    private static final Logger LOG = LoggerFactory.getLogger(CodecBank.class);
    private static final int MOST_PAYLOAD = Packet.CAPACITY - 100;
    /** The number of comfort noise for codecs with a clock of 8 kHz (RFC 3389 §4). */
    private static final PayloadType USUAL_NOISE = new PayloadType(13, PayloadFormat.COMFORT_NOISE);

    private static final Set<Integer> NOISE_CLOCKS = Set.of(8000, 16_000, 32_000, 48_000);

    private final List<CodecFactory> factories;
    private final int deviceRateHz;

    CodecBank(List<CodecFactory> factories, int deviceRateHz) {
        this.factories = List.copyOf(factories);
        this.deviceRateHz = deviceRateHz;
    }

    List<CodecFactory> factories() {
        return factories;
    }

    /** The old one if it still fits; null if we have no such codec. */
    SendCodec sendCodec(SendCodec old, NegotiatedMedia media) {
        int ptimeMs = ptime(media);
        if (old != null && old.type.equals(media.send()) && old.ptimeMs == ptimeMs) {
            return old;
        }
        return factory(media.send().format())
                .map(factory -> {
                    try {
                        int rateHz = factory.pcmRateHz(deviceRateHz);
                        return new SendCodec(
                                media.send(),
                                ptimeMs,
                                factory.newEncoder(rateHz, media.send().format()),
                                deviceRateHz);
                    } catch (RuntimeException | LinkageError e) {
                        LOG.warn("No encoder for {}", media.send().format().rtpmap(), e);
                        return null;
                    }
                })
                .orElse(null);
    }

    /**
     * Decoders for every type that may come, taken over from {@code old} where they are the same. Comfort noise of 8 kHz
     * is taken under its static number whether it was negotiated or not: many senders do not care.
     */
    ReceiveCodecs receiveCodecs(ReceiveCodecs old, NegotiatedMedia media) {
        List<ReceiveCodecs.Entry> entries = new ArrayList<>();
        List<StreamNoise> noises = new ArrayList<>();
        for (PayloadType type : media.receive()) {
            ReceiveCodecs.Entry known = old.get(type.number());
            if (known != null && known.type.equals(type)) {
                entries.add(known);
            } else if (type.format().isComfortNoise()) {
                addNoise(noises, old, type);
            } else if (!type.format().isTelephoneEvent()) {
                factory(type.format()).ifPresent(factory -> addDecoder(entries, type, factory));
            }
        }
        int clockHz = USUAL_NOISE.format().clockRateHz();
        if (media.receive().stream().noneMatch(type -> type.number() == USUAL_NOISE.number())
                && entries.stream().anyMatch(entry -> entry.type.format().clockRateHz() == clockHz)) {
            addNoise(noises, old, USUAL_NOISE);
        }
        return new ReceiveCodecs(entries, noises);
    }

    private void addNoise(List<StreamNoise> noises, ReceiveCodecs old, PayloadType type) {
        StreamNoise known = old.noise(type.number());
        if (known != null && known.type.equals(type)) {
            noises.add(known);
        } else if (NOISE_CLOCKS.contains(type.format().clockRateHz())) {
            noises.add(new StreamNoise(type, deviceRateHz));
        }
    }

    private void addDecoder(List<ReceiveCodecs.Entry> entries, PayloadType type, CodecFactory factory) {
        try {
            entries.add(
                    new ReceiveCodecs.Entry(type, factory.newDecoder(factory.pcmRateHz(deviceRateHz)), deviceRateHz));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("No decoder for {}", type.format().rtpmap(), e);
        }
    }

    private Optional<CodecFactory> factory(PayloadFormat format) {
        return factories.stream()
                .filter(factory -> factory.format().sameFormat(format))
                .findFirst();
    }

    /** Held within 10 to 60 ms, and within what a datagram holds of linear PCM (RFC 3551 §4.5.11). */
    private static int ptime(NegotiatedMedia media) {
        int ptimeMs = Math.clamp(media.ptimeMs() / 10 * 10L, 10, 60);
        PayloadFormat format = media.send().format();
        if (format.encoding().equalsIgnoreCase("L16")) {
            int bytesPerMs = format.clockRateHz() / 1000 * 2 * format.channels();
            ptimeMs = Math.clamp(MOST_PAYLOAD / bytesPerMs / 10 * 10L, 10, ptimeMs);
        }
        return ptimeMs;
    }
}
