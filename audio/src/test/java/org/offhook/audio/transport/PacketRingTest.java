package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PacketRingTest {

    @Test
    void fullRingGivesNoSlotUntilOneIsReleased() {
        PacketRing ring = new PacketRing(4);
        for (int i = 0; i < 4; i++) {
            ring.claim().length = i;
            ring.publish();
        }
        assertNull(ring.claim());
        assertEquals(0, ring.peek().length);
        ring.release();
        assertNotNull(ring.claim());
    }

    @Test
    void slotThatIsNotPublishedIsClaimedAgain() {
        PacketRing ring = new PacketRing(2);
        assertSame(ring.claim(), ring.claim());
        assertNull(ring.peek());
        assertTrue(ring.isEmpty());
    }

    @Test
    void everyPacketCrossesBetweenThreadsOnceAndInOrder() throws InterruptedException {
        PacketRing ring = new PacketRing(8);
        int count = 200_000;
        Thread producer = new Thread(() -> {
            for (int i = 0; i < count; ) {
                Packet packet = ring.claim();
                if (packet == null) {
                    Thread.onSpinWait();
                    continue;
                }
                packet.length = i;
                packet.data[0] = (byte) i;
                ring.publish();
                i++;
            }
        });
        producer.start();
        for (int i = 0; i < count; ) {
            Packet packet = ring.peek();
            if (packet == null) {
                Thread.onSpinWait();
                continue;
            }
            assertEquals(i, packet.length);
            assertEquals((byte) i, packet.data[0]);
            ring.release();
            i++;
        }
        producer.join();
        assertTrue(ring.isEmpty());
    }
}
