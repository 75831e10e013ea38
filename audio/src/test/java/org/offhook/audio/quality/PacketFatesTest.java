package org.offhook.audio.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PacketFatesTest {

    private final PacketFates fates = new PacketFates();

    private LossPattern.Snapshot seen() {
        fates.reset();
        return fates.pattern().snapshot();
    }

    @Test
    void missingNumbersAreLossesAcrossTheWrapAround() {
        for (int i = 65400; i < 65700; i++) {
            if (i != 65535 && i != 65540) {
                fates.good(i & 0xffff);
            }
        }
        LossPattern.Snapshot seen = seen();
        assertEquals(300, seen.packets());
        assertEquals(2, seen.lost());
        assertEquals(1, seen.bursts());
    }

    @Test
    void packetThatComesLateIsDiscardedNotLost() {
        for (int i = 0; i < 100; i++) {
            if (i != 50) {
                fates.good(i);
            }
        }
        fates.discarded(50);
        assertEquals(1, seen().discarded());
        assertEquals(0, seen().lost());
    }

    @Test
    void packetThatIsThrownAwayAfterItCameIsDiscarded() {
        for (int i = 0; i < 100; i++) {
            fates.good(i);
        }
        fates.thrownAway(50);
        fates.thrownAway(99);
        fates.thrownAway(100);
        assertEquals(2, seen().discarded());
        fates.thrownAway(99);
        assertEquals(2, seen().discarded(), "its fate has been told");
    }

    @Test
    void reorderedPacketsAreNoLoss() {
        for (int i = 0; i < 100; i += 2) {
            fates.good(i + 1);
            fates.good(i);
        }
        assertEquals(0, seen().bad());
    }

    @Test
    void nothingIsCalledLostBeforeTheWindowHasPassed() {
        fates.good(0);
        fates.good(30);
        assertEquals(0, fates.pattern().snapshot().lost());
        assertEquals(29, seen().lost());
    }

    @Test
    void jumpInTheNumbersIsANewBeginning() {
        fates.good(0);
        fates.good(1);
        fates.good(20_000);
        assertEquals(0, seen().lost());
        assertEquals(3, seen().packets());
    }

    @Test
    void pauseInTheListeningIsNoLoss() {
        fates.good(10);
        fates.reset();
        fates.good(500);
        assertEquals(2, seen().packets());
        assertEquals(0, seen().lost());
    }
}
