package org.offhook.audio.rtp;

/**
 * The fixed header of an RTP packet (RFC 3550 §5.1), read into fields that are used again for each packet.
 * Contributing sources, header extension and padding are checked and left out of the payload.
 *
 * <p>Threads: none of its own; whoever owns the packet.
 */
public final class RtpHeader {

    /** Bytes of a header without contributing sources and extension, the only kind that we send. */
    public static final int SIZE = 12;

    /** {@link #parse} found an RTP packet. */
    public static final int OK = 0;
    /** Shorter than its own header says. */
    public static final int TRUNCATED = 1;
    /** Not version 2. */
    public static final int BAD_VERSION = 2;
    /** The padding length is zero or longer than the payload. */
    public static final int BAD_PADDING = 3;

    private boolean marker;
    private int payloadType;
    private int sequence;
    private int timestamp;
    private int ssrc;
    private int payloadOffset;
    private int payloadLength;

    /**
     * Reads the header of the packet at {@code data[offset … offset + length)}. The fields mean something
     * only if the answer is {@link #OK}.
     */
    public int parse(byte[] data, int offset, int length) {
        if (length < SIZE) {
            return TRUNCATED;
        }
        int first = Bytes.u8(data, offset);
        if (first >> 6 != 2) {
            return BAD_VERSION;
        }
        int end = offset + length;
        int at = offset + SIZE + 4 * (first & 0x0f);
        if ((first & 0x10) != 0) {
            if (at + 4 > end) {
                return TRUNCATED;
            }
            at += 4 + 4 * Bytes.u16(data, at + 2);
        }
        if (at > end) {
            return TRUNCATED;
        }
        if ((first & 0x20) != 0) {
            int padding = Bytes.u8(data, end - 1);
            if (padding == 0 || padding > end - at) {
                return BAD_PADDING;
            }
            end -= padding;
        }
        marker = data[offset + 1] < 0;
        payloadType = data[offset + 1] & 0x7f;
        sequence = Bytes.u16(data, offset + 2);
        timestamp = Bytes.i32(data, offset + 4);
        ssrc = Bytes.i32(data, offset + 8);
        payloadOffset = at;
        payloadLength = end - at;
        return OK;
    }

    /** Writes a header of {@link #SIZE} bytes at {@code offset}. */
    public static void write(
            byte[] data, int offset, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        data[offset] = (byte) 0x80;
        data[offset + 1] = (byte) (marker ? payloadType | 0x80 : payloadType);
        Bytes.put16(data, offset + 2, sequence);
        Bytes.put32(data, offset + 4, timestamp);
        Bytes.put32(data, offset + 8, ssrc);
    }

    /** True if a datagram that came to a port of both kinds is RTCP (RFC 5761 §4: packet types 192 to 223). */
    public static boolean isRtcp(byte[] data, int offset, int length) {
        return length >= 2 && Bytes.u8(data, offset + 1) >= 192 && Bytes.u8(data, offset + 1) <= 223;
    }

    public boolean marker() {
        return marker;
    }

    public int payloadType() {
        return payloadType;
    }

    /** 0 to 65535. */
    public int sequence() {
        return sequence;
    }

    /** 32 bits, to be compared by signed difference. */
    public int timestamp() {
        return timestamp;
    }

    public int ssrc() {
        return ssrc;
    }

    public int payloadOffset() {
        return payloadOffset;
    }

    public int payloadLength() {
        return payloadLength;
    }
}
