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

    StreamQuality(MediaChannel channel, ReceiveStream stream, JitterSettings settings, int periodMs, long nowNanos) {
        this.channel = channel;
        this.stream = stream;
        this.settings = settings;
        this.periodMs = periodMs;
        meter = new QualityMeter(stream.losses());
        dueNanos = nowNanos + SECOND_NANOS;
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
        Optional<PayloadFormat> heard = stream.format();
        if (!listening || heard.isEmpty() || !channel.reception().any()) {
            return false;
        }
        Impairment codec = impairment(heard.get());
        meter.second(codec, stream.counters().restored.get(), oneWayMs(codec));
        return true;
    }

    /** When {@link #measure} is to be called again. */
    long dueNanos() {
        return dueNanos;
    }

    Optional<CallQuality> quality() {
        return meter.quality();
    }

    private static Impairment impairment(PayloadFormat format) {
        return Impairment.of(format.encoding(), format.clockRateHz());
    }

    private double oneWayMs(Impairment codec) {
        return Math.max(0, channel.remoteReport().roundTripMs()) / 2 + endSystemMs(codec);
    }

    /** Gathering a packet's sound, coding, the jitter buffer, and the device's periods (RFC 3611 §4.7.3). */
    private double endSystemMs(Impairment codec) {
        return stream.packetMs() + codec.delayMs() + playoutMs() + periodMs;
    }

    private double playoutMs() {
        return stream.counters().delayMicros.get() / 1000.0;
    }

    /** What the peer is told; empty before the first second. */
    Optional<VoipMetrics> metrics() {
        return meter.quality().flatMap(quality -> stream.format().map(format -> metrics(quality, impairment(format))));
    }

    private VoipMetrics metrics(CallQuality quality, Impairment codec) {
        LossPattern.Snapshot losses = stream.losses().snapshot();
        JitterCounters counters = stream.counters();
        int playout = (int) Math.round(counters.delayMicros.get() / 1000.0);
        return new VoipMetrics(
                channel.reception().ssrc(),
                of256(losses.lossRate()),
                of256(losses.discardRate()),
                of256(losses.burstDensity()),
                of256(losses.gapDensity()),
                (int) Math.round(losses.burstLength() * stream.packetMs()),
                (int) Math.min(0xffff, Math.round(losses.gapLength() * stream.packetMs())),
                (int) Math.round(Math.max(0, channel.remoteReport().roundTripMs())),
                (int) Math.round(endSystemMs(codec)),
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
