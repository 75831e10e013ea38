package org.offhook.bench.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Room for so many packets, taken before the call. Written by the receiver, read after it has ended. */
final class PacketSlab {

    private static final int HEADER = 12;
    private static final int SLOT = 512;

    private final byte[] bytes;
    private final int[] lengths;
    private final long[] arrived;
    private int count;

    PacketSlab(int packets) {
        bytes = new byte[packets * SLOT];
        lengths = new int[packets];
        arrived = new long[packets];
    }

    void add(ByteBuffer packet, long now) {
        if (count == lengths.length || packet.remaining() < HEADER || packet.remaining() > SLOT) {
            return;
        }
        arrived[count] = now;
        lengths[count] = packet.remaining();
        packet.get(bytes, count * SLOT, lengths[count]);
        count++;
    }

    /** Version 2 packets of that type without contributing sources; extensions and padding are skipped. */
    List<Recording.Packet> packets(int payloadType) {
        List<Recording.Packet> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer packet = ByteBuffer.wrap(bytes, i * SLOT, lengths[i]).slice();
            if ((packet.get(0) & 0xcf) == 0x80 && (packet.get(1) & 0x7f) == payloadType) {
                packets.add(packet(packet, arrived[i]));
            }
        }
        return packets;
    }

    private static Recording.Packet packet(ByteBuffer packet, long arrived) {
        int start = HEADER;
        if ((packet.get(0) & 0x10) != 0 && packet.limit() >= HEADER + 4) {
            start = Math.min(packet.limit(), HEADER + 4 + (packet.getShort(HEADER + 2) & 0xffff) * 4);
        }
        boolean padded = (packet.get(0) & 0x20) != 0;
        int end = packet.limit() - (padded ? packet.get(packet.limit() - 1) & 0xff : 0);
        byte[] payload = new byte[Math.max(0, end - start)];
        packet.get(start, payload);
        return new Recording.Packet(arrived, packet.getShort(2) & 0xffff, packet.getInt(4), payload);
    }
}
