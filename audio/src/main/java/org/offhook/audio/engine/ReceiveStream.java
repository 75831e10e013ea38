package org.offhook.audio.engine;

import java.util.Arrays;
import java.util.Optional;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.jitter.AdaptiveJitterBuffer;
import org.offhook.audio.jitter.FrameDecoder;
import org.offhook.audio.jitter.JitterBuffer;
import org.offhook.audio.jitter.JitterCounters;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.quality.LossPattern;
import org.offhook.audio.quality.PacketFates;
import org.offhook.audio.rtp.Counter;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.Packet;
import org.offhook.audio.transport.PacketPort;

/**
 * The way of a stream's packets into sound at the device's rate.
 *
 * <p>Threads: the audio thread; {@link #counters()}, {@link #format()}, {@link #packetMs()} and {@link #losses()} by any.
 */
final class ReceiveStream {

    private static final int LONGEST_PACKET_MS = 120;
    /** Datagrams taken in one period: a flood may not eat it. */
    private static final int MOST_A_PERIOD = 32;

    private final PacketPort port;
    private final Packet packet = new Packet();
    private final int deviceRateHz;
    private final JitterBuffer jitter;
    private final PacketFates fates = new PacketFates();
    private final short[] decoded = new short[48 * LONGEST_PACKET_MS];
    private ReceiveCodecs codecs = ReceiveCodecs.NONE;
    private ReceiveCodecs.Entry current;
    private final Counter packetMicros = new Counter();
    private volatile PayloadFormat format;
    private StreamNoise noise; // that is or was heard last
    private int epoch;
    private boolean idle = true;

    ReceiveStream(PacketPort port, int deviceRateHz, JitterSettings settings) {
        this.port = port;
        this.deviceRateHz = deviceRateHz;
        jitter = new AdaptiveJitterBuffer(deviceRateHz, settings, new StreamDecoder(), fates::thrownAway);
    }

    JitterCounters counters() {
        return jitter.counters();
    }

    /** What came last; empty before the first sound. */
    Optional<PayloadFormat> format() {
        return Optional.ofNullable(format);
    }

    /** Length of the sound that came last. */
    double packetMs() {
        return packetMicros.get() / 1000.0;
    }

    /** Which packets were lost or came too late. */
    LossPattern losses() {
        return fates.pattern();
    }

    /** Gives a period of sound. */
    void receive(ReceiveCodecs now, short[] pcm, int samples, long nowNanos) {
        if (now != codecs) {
            codecs = now;
            current = current != null && now.has(current) ? current : null;
        }
        idle = false;
        port.beginPeriod(nowNanos);
        for (int i = 0; i < MOST_A_PERIOD; i++) {
            int status = port.receive(packet);
            if (status == PacketPort.NOTHING) {
                break;
            }
            if (status == PacketPort.RTP) {
                queue();
            }
        }
        jitter.read(pcm, samples, nowNanos);
    }

    private void queue() {
        if (packet.epoch != epoch) {
            epoch = packet.epoch;
            jitter.reset();
            fates.reset();
        }
        RtpHeader header = packet.header;
        int type = header.payloadType();
        boolean sound = codecs.get(type) != null || codecs.noise(type) != null;
        int status = jitter.put(
                header.payloadType(),
                header.marker(),
                header.sequence(),
                header.timestamp(),
                packet.atNanos,
                packet.data,
                header.payloadOffset(),
                sound ? header.payloadLength() : 0);
        switch (status) {
            case JitterBuffer.QUEUED -> fates.good(header.sequence());
            case JitterBuffer.LATE, JitterBuffer.REFUSED -> fates.discarded(header.sequence());
            default -> {}
        }
    }

    /** A period in which nobody listens: what comes is counted and thrown away. */
    void discard(long nowNanos) {
        port.beginPeriod(nowNanos);
        for (int i = 0; i < MOST_A_PERIOD && port.receive(packet) != PacketPort.NOTHING; i++) {
            continue;
        }
        recover();
    }

    /** Begins anew with the next packet. */
    void recover() {
        if (!idle) {
            idle = true;
            jitter.reset();
            fates.reset();
        }
    }

    /** Chooses the decoder by payload type and brings its sound to the device's rate. */
    private final class StreamDecoder implements FrameDecoder {

        @Override
        public int clockRateHz(int payloadType) {
            ReceiveCodecs.Entry entry = codecs.get(payloadType);
            if (entry != null) {
                return entry.type.format().clockRateHz();
            }
            StreamNoise described = codecs.noise(payloadType);
            return described == null ? 0 : described.type.format().clockRateHz();
        }

        @Override
        public int decode(int payloadType, byte[] payload, int offset, int length, short[] pcm) {
            ReceiveCodecs.Entry entry = codecs.get(payloadType);
            if (entry == null) {
                return -1;
            }
            int samples = entry.decoder.samplesIn(payload, offset, length);
            if (samples <= 0 || samples > entry.pcmRateHz / 1000 * LONGEST_PACKET_MS) {
                return -1;
            }
            if (current != entry) {
                current = entry;
                format = entry.type.format();
            }
            packetMicros.set(samples * 1_000_000L / entry.pcmRateHz);
            if (entry.resampler == null) {
                return entry.decoder.decode(payload, offset, length, pcm);
            }
            int n = entry.decoder.decode(payload, offset, length, decoded);
            return n <= 0 ? n : entry.resampler.process(decoded, n, pcm);
        }

        @Override
        public void conceal(short[] pcm, int samples) {
            int n = 0;
            if (current != null && current.resampler == null) {
                n = current.decoder.conceal(pcm, samples);
            } else if (current != null) {
                n = current.resampler.process(decoded, current.decoder.conceal(decoded, wanted(samples)), pcm);
            }
            fill(pcm, n, samples);
        }

        @Override
        public boolean carriesPrevious(int payloadType, byte[] payload, int offset, int length) {
            ReceiveCodecs.Entry entry = codecs.get(payloadType);
            return entry != null && entry == current && entry.decoder.carriesPrevious(payload, offset, length);
        }

        @Override
        public void recover(int payloadType, byte[] following, int offset, int length, short[] pcm, int samples) {
            int n;
            if (current.resampler == null) {
                n = current.decoder.recover(following, offset, length, pcm, samples);
            } else {
                n = current.decoder.recover(following, offset, length, decoded, wanted(samples));
                n = current.resampler.process(decoded, n, pcm);
            }
            fill(pcm, n, samples);
        }

        @Override
        public boolean bringsCopies(int payloadType) {
            ReceiveCodecs.Entry entry = codecs.get(payloadType);
            return entry != null && entry.decoder.bringsCopies();
        }

        @Override
        public boolean isNoise(int payloadType) {
            return codecs.noise(payloadType) != null;
        }

        @Override
        public void describeNoise(int payloadType, byte[] payload, int offset, int length) {
            noise = codecs.noise(payloadType);
            noise.describe(payload, offset, length);
        }

        @Override
        public void noise(short[] pcm, int samples) {
            noise.fill(pcm, samples);
        }

        private int wanted(int samples) {
            return (int) Math.ceilDiv((long) samples * current.pcmRateHz, deviceRateHz);
        }

        private void fill(short[] pcm, int from, int samples) {
            if (from < samples) {
                Arrays.fill(pcm, Math.max(0, from), samples, (short) 0);
            }
        }
    }
}
