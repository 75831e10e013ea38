package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketSlabTest {

    private static ByteBuffer bytes(int... values) {
        ByteBuffer packet = ByteBuffer.allocateDirect(values.length);
        for (int value : values) {
            packet.put((byte) value);
        }
        return packet.flip();
    }

    @Test
    void onlyPacketsOfTheCallsPayloadTypeAreKept() {
        PacketSlab slab = new PacketSlab(10);
        slab.add(bytes(1, 2, 3), 1);
        slab.add(bytes(0x80, 101, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 5), 2);
        slab.add(bytes(0x80, 0x80, 0xff, 0xfe, 0x80, 0, 1, 0, 0, 0, 0, 1, 6), 3);
        List<Recording.Packet> packets = slab.packets(0);
        assertEquals(1, packets.size());
        assertEquals(3, packets.getFirst().arrivedNanos());
        assertEquals(0xfffe, packets.getFirst().sequence());
        assertEquals(0x80000100, packets.getFirst().timestamp());
        assertArrayEquals(new byte[] {6}, packets.getFirst().payload());
    }

    @Test
    void headerExtensionAndPaddingAreNotPayload() {
        PacketSlab slab = new PacketSlab(10);
        slab.add(bytes(0x90, 0, 1, 2, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 42, 43), 1);
        slab.add(bytes(0xa0, 0, 1, 3, 0, 0, 2, 0, 0, 0, 0, 1, 44, 45, 0, 2), 2);
        assertArrayEquals(new byte[] {42, 43}, slab.packets(0).get(0).payload());
        assertArrayEquals(new byte[] {44, 45}, slab.packets(0).get(1).payload());
    }

    @Test
    void lengthsThatLieGiveAnEmptyPayload() {
        PacketSlab slab = new PacketSlab(10);
        slab.add(bytes(0x90, 0, 1, 2, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0xff, 0xff, 9), 1);
        slab.add(bytes(0xa0, 0, 1, 3, 0, 0, 2, 0, 0, 0, 0, 1, 44, 200), 2);
        slab.packets(0).forEach(packet -> assertEquals(0, packet.payload().length));
        assertEquals(2, slab.packets(0).size());
    }

    @Test
    void whenItIsFullNothingMoreIsTaken() {
        PacketSlab slab = new PacketSlab(1);
        slab.add(bytes(0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 5), 1);
        slab.add(bytes(0x80, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 5), 2);
        assertEquals(1, slab.packets(0).size());
        assertTrue(new PacketSlab(0).packets(0).isEmpty());
    }
}
