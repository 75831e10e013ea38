package org.offhook.audio.rtp;

/**
 * Walks through an RTCP compound packet (RFC 3550 §6.1). Reduced-size packets (RFC 5506) are taken as well;
 * types that we do not use are passed over.
 */
public final class RtcpReader {

    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;
    static final int EXTENDED_REPORT = 207;

    private static final int BLOCK = 24;

    private RtcpReader() {}

    /**
     * Tells {@code handler} what the compound holds, up to the first damage.
     *
     * @return true if the whole datagram was well formed
     */
    public static boolean read(byte[] data, int offset, int length, RtcpHandler handler) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (end - at < 4 || Bytes.u8(data, at) >> 6 != 2) {
                return false;
            }
            int next = at + 4 + 4 * Bytes.u16(data, at + 2);
            if (next > end) {
                return false;
            }
            if (!one(data, at, next, handler)) {
                return false;
            }
            at = next;
        }
        return length > 0;
    }

    private static boolean one(byte[] data, int at, int end, RtcpHandler handler) {
        int count = data[at] & 0x1f;
        switch (Bytes.u8(data, at + 1)) {
            case SENDER_REPORT -> {
                if (end - at < 28 + BLOCK * count) {
                    return false;
                }
                long ntp = (long) Bytes.i32(data, at + 8) << 32 | Bytes.i32(data, at + 12) & 0xffffffffL;
                handler.senderReport(Bytes.i32(data, at + 4), ntp);
                blocks(data, at + 28, count, handler);
            }
            case RECEIVER_REPORT -> {
                if (end - at < 8 + BLOCK * count) {
                    return false;
                }
                blocks(data, at + 8, count, handler);
            }
            case BYE -> {
                if (end - at < 4 + 4 * count) {
                    return false;
                }
                for (int i = 0; i < count; i++) {
                    handler.bye(Bytes.i32(data, at + 4 + 4 * i));
                }
            }
            case EXTENDED_REPORT -> {
                return end - at >= 8 && extended(data, at + 8, end, handler);
            }
            default -> {
                return true;
            }
        }
        return true;
    }

    /** Blocks of RTCP XR (RFC 3611 §3); those that we do not use are passed over. */
    private static boolean extended(byte[] data, int from, int end, RtcpHandler handler) {
        int at = from;
        while (at < end) {
            int next = end - at < 4 ? Integer.MAX_VALUE : at + 4 + 4 * Bytes.u16(data, at + 2);
            if (next > end) {
                return false;
            }
            if (Bytes.u8(data, at) == VoipMetrics.BLOCK_TYPE) {
                if (next - at != VoipMetrics.BLOCK_SIZE) {
                    return false;
                }
                handler.voipMetrics(VoipMetrics.read(data, at));
            }
            at = next;
        }
        return true;
    }

    private static void blocks(byte[] data, int from, int count, RtcpHandler handler) {
        for (int i = 0; i < count; i++) {
            int at = from + BLOCK * i;
            handler.reportBlock(
                    Bytes.i32(data, at),
                    Bytes.u8(data, at + 4),
                    Bytes.i32(data, at + 4) << 8 >> 8,
                    Bytes.i32(data, at + 12),
                    Bytes.i32(data, at + 16),
                    Bytes.i32(data, at + 20));
        }
    }
}
