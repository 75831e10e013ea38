package org.offhook.audio.rtp;

/**
 * Builds a compound RTCP packet in a buffer that is used again: a sender or receiver report, at most one report
 * block in it, then the canonical name, then perhaps an extended report (RFC 3611) and a goodbye (RFC 3550 §6).
 *
 * <p>Threads: one owner.
 */
public final class RtcpWriter {

    private final byte[] data = new byte[512];
    private int length;
    private int reportAt;

    /** The packet so far; valid for {@link #length()} bytes. */
    public byte[] data() {
        return data;
    }

    public int length() {
        return length;
    }

    /** Begins a compound with a sender report (RFC 3550 §6.4.1). */
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long bytes) {
        begin(RtcpReader.SENDER_REPORT, ssrc);
        put32((int) (ntp >>> 32));
        put32((int) ntp);
        put32(rtpTimestamp);
        put32((int) packets);
        put32((int) bytes);
        close(reportAt, 0);
    }

    /** Begins a compound with a receiver report (RFC 3550 §6.4.2). */
    public void receiverReport(int ssrc) {
        begin(RtcpReader.RECEIVER_REPORT, ssrc);
        close(reportAt, 0);
    }

    /** Adds a block to the report begun before; {@code cumulativeLost} is held within 24 bits. */
    public void reportBlock(
            int about,
            int fractionLost,
            long cumulativeLost,
            int extendedHighest,
            int jitterTicks,
            int lastSr,
            int delaySinceLastSr) {
        int lost = Math.clamp(cumulativeLost, -0x800000, 0x7fffff);
        put32(about);
        put32(fractionLost << 24 | lost & 0xffffff);
        put32(extendedHighest);
        put32(jitterTicks);
        put32(lastSr);
        put32(delaySinceLastSr);
        close(reportAt, 1);
    }

    /** Adds a source description with the canonical name (RFC 3550 §6.5.1); ASCII, at most 255 bytes. */
    public void canonicalName(int ssrc, byte[] name) {
        int at = header(RtcpReader.SOURCE_DESCRIPTION);
        put32(ssrc);
        data[length++] = 1;
        data[length++] = (byte) name.length;
        System.arraycopy(name, 0, data, length, name.length);
        length += name.length;
        do {
            data[length++] = 0;
        } while ((length - at) % 4 != 0);
        close(at, 1);
    }

    /** Adds an extended report with one block of VoIP metrics (RFC 3611 §4.7). */
    public void voipMetrics(int ssrc, VoipMetrics metrics) {
        int at = header(RtcpReader.EXTENDED_REPORT);
        put32(ssrc);
        metrics.write(data, length);
        length += VoipMetrics.BLOCK_SIZE;
        close(at, 0);
    }

    /** Adds a goodbye (RFC 3550 §6.6). */
    public void bye(int ssrc) {
        int at = header(RtcpReader.BYE);
        put32(ssrc);
        close(at, 1);
    }

    private void begin(int type, int ssrc) {
        length = 0;
        reportAt = header(type);
        put32(ssrc);
    }

    private int header(int type) {
        int at = length;
        data[at] = (byte) 0x80;
        data[at + 1] = (byte) type;
        length += 4;
        return at;
    }

    private void close(int at, int count) {
        data[at] = (byte) (0x80 | count);
        Bytes.put16(data, at + 2, (length - at) / 4 - 1);
    }

    private void put32(int value) {
        Bytes.put32(data, length, value);
        length += 4;
    }
}
