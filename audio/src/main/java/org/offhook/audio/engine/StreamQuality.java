package org.offhook.audio.engine;

import java.util.Optional;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.jitter.JitterCounters;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.quality.CallQuality;
import org.offhook.audio.quality.Impairment;
import org.offhook.audio.quality.LossPattern;
import org.offhook.audio.quality.QualityMeter;
import org.offhook.audio.rtp.VoipMetrics;
import org.offhook.audio.transport.MediaChannel;

/**
 * How good a session sounds: measured once a second, told to the peer in RTCP XR.
 *
 * <p>Threads: the media thread; {@link #quality()} by any.
 */
final class StreamQuality {

    private static final long SECOND_NANOS = 1_000_000_000;

    private final MediaChannel channel;
    private final ReceiveStream stream;
    private final JitterSettings settings;
    private final int periodMs;
    private final QualityMeter meter;
    private long dueNanos;
    private int ptimeMs = 20;
    private Impairment codec = Impairment.of("", 8000);

    StreamQuality(MediaChannel channel, ReceiveStream stream, JitterSettings settings, int periodMs, long nowNanos) {
        this.channel = channel;
        this.stream = stream;
        this.settings = settings;
        this.periodMs = periodMs;
        meter = new QualityMeter(stream.losses());
        dueNanos = nowNanos + SECOND_NANOS;
    }

    /** The format that is agreed on. */
    void negotiated(PayloadFormat format, int packetMs) {
        codec = Impairment.of(format.encoding(), format.clockRateHz());
        ptimeMs = packetMs;
    }

    /**
     * Measures if a second has passed.
     *
     * @param listening false while the sound is not to be heard: then nothing is measured
     * @return true if something was measured
     */
    boolean measure(boolean listening, long nowNanos) {
        if (nowNanos - dueNanos < 0) {
            return false;
        }
        dueNanos = nowNanos + SECOND_NANOS;
        if (!listening || !channel.reception().any()) {
            return false;
        }
        meter.second(codec, stream.counters().recovered.get(), oneWayMs());
        return true;
    }

    /** When {@link #measure} is to be called again. */
    long dueNanos() {
        return dueNanos;
    }

    Optional<CallQuality> quality() {
        return meter.quality();
    }

    private double oneWayMs() {
        return Math.max(0, channel.remoteReport().roundTripMs()) / 2 + endSystemMs();
    }

    /** Gathering a packet's sound, coding, the jitter buffer, and the device's periods (RFC 3611 §4.7.3). */
    private double endSystemMs() {
        return ptimeMs + codec.delayMs() + playoutMs() + periodMs;
    }

    private double playoutMs() {
        return stream.counters().delayMicros.get() / 1000.0;
    }

    /** What the peer is told; empty before the first second. */
    Optional<VoipMetrics> metrics() {
        return meter.quality().map(this::metrics);
    }

    private VoipMetrics metrics(CallQuality quality) {
        LossPattern.Snapshot losses = stream.losses().snapshot();
        JitterCounters counters = stream.counters();
        int playout = (int) Math.round(counters.delayMicros.get() / 1000.0);
        return new VoipMetrics(
                channel.reception().ssrc(),
                of256(losses.lossRate()),
                of256(losses.discardRate()),
                of256(losses.burstDensity()),
                of256(losses.gapDensity()),
                (int) Math.round(losses.burstLength() * ptimeMs),
                (int) Math.min(0xffff, Math.round(losses.gapLength() * ptimeMs)),
                (int) Math.round(Math.max(0, channel.remoteReport().roundTripMs())),
                (int) Math.round(endSystemMs()),
                VoipMetrics.UNKNOWN,
                VoipMetrics.UNKNOWN,
                VoipMetrics.UNKNOWN,
                LossPattern.G_MIN,
                (int) Math.round(quality.call().r()),
                VoipMetrics.UNKNOWN,
                (int) Math.round(10 * quality.call().mosLq()),
                (int) Math.round(10 * quality.call().mosCq()),
                VoipMetrics.CONCEALED_ADAPTIVE,
                playout,
                settings.maxDelayMs(),
                settings.maxDelayMs());
    }

    private static int of256(double rate) {
        return (int) Math.min(255, Math.round(256 * rate));
    }
}
