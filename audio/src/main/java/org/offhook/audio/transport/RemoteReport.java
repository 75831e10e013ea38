package org.offhook.audio.transport;

import java.util.Optional;
import org.offhook.audio.rtp.RtcpHandler;
import org.offhook.audio.rtp.VoipMetrics;

/**
 * What the other side reports by RTCP: how it receives us (RFC 3550 §6.4), when its last sender report came.
 *
 * <p>Threads: written by the media thread, read by any.
 */
public final class RemoteReport implements RtcpHandler {

    /** Of a round trip that is believed, in 1/65536 s: a relay may hand us reports about what it sent itself. */
    private static final int LONGEST_TRIP = 10 * 65536;

    private final int ownSsrc;
    private final NtpClock clock;

    /** One block about us, whole. */
    private record Block(int fractionLost, int cumulativeLost, double roundTripMs) {}

    /** The last sender report: of whom, its time stamp and when it came, both as middle 32 bits. */
    record SenderTime(int ssrc, int sent, int arrived) {}

    private final LossTrend trend = new LossTrend();
    private volatile Block block;
    private volatile SenderTime senderTime;
    private volatile VoipMetrics metrics;
    private volatile boolean left;

    RemoteReport(int ownSsrc, NtpClock clock) {
        this.ownSsrc = ownSsrc;
        this.clock = clock;
    }

    @Override
    public void senderReport(int ssrc, long ntp) {
        senderTime = new SenderTime(ssrc, NtpClock.middle(ntp), NtpClock.middle(clock.now()));
    }

    @Override
    public void reportBlock(
            int about, int fractionLost, int cumulativeLost, int jitterTicks, int lastSr, int delaySinceLastSr) {
        if (about != ownSsrc) {
            return;
        }
        trend.reported(fractionLost);
        double roundTripMs = block == null ? -1 : block.roundTripMs;
        if (lastSr != 0) {
            int ticks = NtpClock.middle(clock.now()) - lastSr - delaySinceLastSr;
            if (ticks >= 0 && ticks <= LONGEST_TRIP) {
                roundTripMs = ticks * 1000.0 / 65536;
            }
        }
        block = new Block(fractionLost, cumulativeLost, roundTripMs);
    }

    @Override
    public void voipMetrics(VoipMetrics said) {
        if (said.about() == ownSsrc) {
            metrics = said;
        }
    }

    @Override
    public void bye(int ssrc) {
        left = true;
    }

    /** What the other side says of the quality of what it hears of us, if it does. */
    public Optional<VoipMetrics> metrics() {
        return Optional.ofNullable(metrics);
    }

    /** Null until a sender report came. */
    SenderTime senderTime() {
        return senderTime;
    }

    /** True if the other side has reported on what we send. */
    public boolean any() {
        return block != null;
    }

    /** True if the other side has said goodbye. */
    public boolean left() {
        return left;
    }

    /** Part of our packets lost lately, 0 to 1. */
    public double fractionLost() {
        Block now = block;
        return now == null ? 0 : now.fractionLost / 256.0;
    }

    /** What of our packets is to be expected lost by the reports so far, in percent; -1 before the first. */
    public int lossPercent() {
        return trend.percent();
    }

    /** Packets of ours lost in all. */
    public int cumulativeLost() {
        Block now = block;
        return now == null ? 0 : now.cumulativeLost;
    }

    /** Time to the other side and back in milliseconds; negative if not known. */
    public double roundTripMs() {
        Block now = block;
        return now == null ? -1 : now.roundTripMs;
    }
}
