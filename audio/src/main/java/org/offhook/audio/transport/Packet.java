package org.offhook.audio.transport;

import org.offhook.audio.rtp.RtpHeader;

/**
 * Room for one RTP packet in a {@link PacketRing}.
 *
 * <p>Threads: belongs to the producer between claim and publish, to the consumer between peek and release.
 */
public final class Packet {

    /** The largest datagram of sound that is taken or sent. */
    public static final int CAPACITY = 1500;

    /** The datagram, {@link #length} bytes of it. */
    public final byte[] data = new byte[CAPACITY];
    /** What the header says; filled by the receive thread. */
    public final RtpHeader header = new RtpHeader();

    public int length;
    /** When it arrived, or when it was made. */
    public long atNanos;
    /** Changes when the sequence numbers of the peer begin anew. */
    public int epoch;
    /** RTP time stamp of a packet to be sent, for sender reports. */
    public int timestamp;
}
