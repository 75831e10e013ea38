package org.offhook.audio.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import org.offhook.audio.jitter.JitterCounters;
import org.offhook.audio.rtp.ReceptionTracker;
import org.offhook.audio.transport.MediaChannel;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;
import org.offhook.audio.transport.RemoteReport;

/**
 * What the media thread keeps about a session.
 *
 * <p>Threads: changed by the media thread; {@link #report()} by any.
 */
final class Session {

    final String name;
    final MediaChannel channel;
    /** Null before the first negotiation. */
    volatile NegotiatedMedia media;

    volatile MediaStream stream;
    /** Null as long as there is no stream. */
    volatile StreamQuality quality;

    SendCodec send;
    ReceiveCodecs receive = ReceiveCodecs.NONE;

    Session(String name, MediaChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    StreamPlan plan(boolean heard) {
        return new StreamPlan(
                stream,
                send,
                receive,
                media.direction().sends(),
                media.direction().receives(),
                heard,
                media.receive().stream().noneMatch(type -> type.format().isTelephoneEvent()),
                media.sendEvents().map(PayloadType::number).orElse(-1),
                media.sendEvents().map(type -> type.format().clockRateHz()).orElse(0));
    }

    StreamReport report() {
        StreamQuality measured = quality;
        MediaStream sound = stream;
        NegotiatedMedia negotiated = media;
        JitterCounters jitter = sound == null ? new JitterCounters() : sound.receive.counters();
        ReceptionTracker reception = channel.reception();
        RemoteReport remote = channel.remoteReport();
        return new StreamReport(
                negotiated == null ? "" : negotiated.send().format().encoding(),
                channel.sentPackets().get(),
                channel.sentBytes().get(),
                reception.totalReceived(),
                reception.totalBytes(),
                reception.lost(),
                jitter.late.get(),
                jitter.duplicate.get(),
                jitter.reordered.get(),
                jitter.concealed.get(),
                jitter.discarded.get() + channel.discarded(),
                channel.strangers(),
                channel.malformed() + jitter.damaged.get(),
                reception.jitterMs(),
                jitter.delayMicros.get() / 1000.0,
                remote.cumulativeLost(),
                remote.fractionLost(),
                remote.roundTripMs() < 0 ? OptionalDouble.empty() : OptionalDouble.of(remote.roundTripMs()),
                measured == null ? Optional.empty() : measured.quality(),
                remote.metrics());
    }
}
