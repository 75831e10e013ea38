package org.offhook.audio.rtp;

/** What {@link RtcpReader} found in a compound packet; called on the reader's thread. */
public interface RtcpHandler {

    /**
     * A sender report (RFC 3550 §6.4.1).
     *
     * @param ntp the 64-bit NTP time stamp
     */
    void senderReport(int ssrc, long ntp);

    /**
     * A report block of a sender or receiver report (RFC 3550 §6.4).
     *
     * @param about the source that the block speaks of
     * @param fractionLost of 256, since the report before
     * @param cumulativeLost may be negative
     * @param jitterTicks in the RTP clock of that source
     * @param lastSr middle 32 bits of the NTP time of the last sender report, 0 for none
     * @param delaySinceLastSr in units of 1/65536 s
     */
    void reportBlock(
            int about, int fractionLost, int cumulativeLost, int jitterTicks, int lastSr, int delaySinceLastSr);

    /** What a source says of the quality of what it hears (RFC 3611 §4.7). */
    void voipMetrics(VoipMetrics metrics);

    /** A source leaves (RFC 3550 §6.6). */
    void bye(int ssrc);
}
