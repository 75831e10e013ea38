package org.offhook.audio.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Decoders for every type that may come, taken over from {@code old} where they are the same. */
    ReceiveCodecs receiveCodecs(ReceiveCodecs old, NegotiatedMedia media) {
        List<ReceiveCodecs.Entry> entries = new ArrayList<>();
        for (PayloadType type : media.receive()) {
            ReceiveCodecs.Entry known = old.get(type.number());
            if (known != null && known.type.equals(type)) {
                entries.add(known);
            } else if (!type.format().isTelephoneEvent()) {
                factory(type.format()).ifPresent(factory -> addDecoder(entries, type, factory));
            }
        }
        return new ReceiveCodecs(entries);
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
