package org.offhook.audio.transport;

import java.net.InetSocketAddress;
import org.offhook.audio.rtp.RtpHeader;

/**
 * Room for one packet, used again and again.
 *
 * <p>Threads: whoever owns it; in a {@link PacketRing} the producer between claim and publish, the consumer between
 * peek and release.
 */
public final class Packet {

    /** The largest datagram of sound that is taken or sent. */
    public static final int CAPACITY = 1500;

    /** The datagram, {@link #length} bytes of it. */
    public final byte[] data = new byte[CAPACITY];
    /** What the header of a received RTP packet says. */
    public final RtpHeader header = new RtpHeader();

    public int length;
    /** When it arrived (as far as that is known), or when it was made. */
    public long atNanos;
    /** Of a received packet: changes when the packets before it are of no more use to it. */
    public int epoch;
    /** RTP time stamp of a packet to be sent, for sender reports. */
    public int timestamp;
    /** Who sent it; for what is not sound. */
    InetSocketAddress from;

    /** Takes over the datagram and what is known of it, but for the header. */
    void copy(Packet other) {
        System.arraycopy(other.data, 0, data, 0, other.length);
        length = other.length;
        atNanos = other.atNanos;
        epoch = other.epoch;
        from = other.from;
    }
}
