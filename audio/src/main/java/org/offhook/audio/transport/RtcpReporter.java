package org.offhook.audio.transport;

import java.util.random.RandomGenerator;
import org.offhook.audio.rtp.ReceptionTracker;
import org.offhook.audio.rtp.RtcpWriter;

/**
 * When and what one session reports by RTCP: a compound of sender or receiver report, canonical name and VoIP metrics every
 * five seconds on average, the first after half that (RFC 3550 §6.2, §6.3.1 for two participants). The jitter in it
 * has the resolution of {@link ArrivalEstimate}.
 *
 * <p>Threads: the media thread.
 */
final class RtcpReporter {

    private static final double MEAN_NANOS = 5e9;
    /** RFC 3550 §6.3.1: makes up for the interval's bias under reconsideration. */
    private static final double COMPENSATION = Math.E - 1.5;

    private final RandomGenerator random;
    private long dueNanos;
    private long expectedBefore;
    private long receivedBefore;
    private long sentBefore;

    RtcpReporter(RandomGenerator random, long nowNanos) {
        this.random = random;
        dueNanos = nowNanos + interval(MEAN_NANOS / 2);
    }

    private long interval(double meanNanos) {
        return (long) (meanNanos * (0.5 + random.nextDouble()) / COMPENSATION);
    }

    long dueNanos() {
        return dueNanos;
    }

    void scheduleNext(long nowNanos) {
        dueNanos = nowNanos + interval(MEAN_NANOS);
    }

    /**
     * Builds the report that is due.
     *
     * @param leavesNanos when it goes out
     */
    void write(RtcpWriter out, MediaChannel channel, NtpClock clock, long leavesNanos, byte[] canonicalName) {
        long sent = channel.sentPackets().get();
        if (sent > sentBefore) {
            int timestamp = channel.port.timestampAt(leavesNanos, channel.peer().sendClockHz);
            out.senderReport(
                    channel.ssrc(),
                    clock.at(leavesNanos),
                    timestamp,
                    sent,
                    channel.sentBytes().get());
        } else {
            out.receiverReport(channel.ssrc());
        }
        sentBefore = sent;
        ReceptionTracker reception = channel.reception();
        if (reception.any()) {
            writeBlock(out, reception, channel.remoteReport().senderTime(), NtpClock.middle(clock.at(leavesNanos)));
        }
        out.canonicalName(channel.ssrc(), canonicalName);
        if (reception.any()) {
            channel.metrics().ifPresent(metrics -> out.voipMetrics(channel.ssrc(), metrics));
        }
    }

    private void writeBlock(
            RtcpWriter out, ReceptionTracker reception, RemoteReport.SenderTime senderTime, int nowMiddle) {
        long expected = reception.expected();
        long received = reception.received();
        if (expected < expectedBefore) {
            expectedBefore = 0;
            receivedBefore = 0;
        }
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
        expectedBefore = expected;
        receivedBefore = received;
        boolean told = senderTime != null && senderTime.ssrc() == reception.ssrc();
        out.reportBlock(
                reception.ssrc(),
                fraction,
                expected - received,
                reception.extendedHighest(),
                reception.jitterTicks(),
                told ? senderTime.sent() : 0,
                told ? nowMiddle - senderTime.arrived() : 0);
    }
}
