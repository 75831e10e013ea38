package org.offhook.audio.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReceptionTrackerTest {

    private static final long MS = 1_000_000;

    private final ReceptionTracker tracker = new ReceptionTracker();

    private int packet(int ssrc, int sequence) {
        return tracker.packet(ssrc, sequence & 0xffff, sequence * 160, 8000, sequence * 20 * MS, 160);
    }

    @Test
    void lossIsWhatIsExpectedLessWhatCame() {
        for (int i = 0; i < 100; i++) {
            if (i % 10 != 5) {
                assertEquals(ReceptionTracker.VALID, packet(1, 65500 + i));
            }
        }
        assertEquals(100, tracker.expected());
        assertEquals(90, tracker.received());
        assertEquals(10, tracker.lost());
        assertEquals(65599, tracker.extendedHighest());
        assertEquals(90 * 160, tracker.totalBytes());
    }

    @Test
    void duplicatesNeverMakeLossNegative() {
        packet(1, 1);
        packet(1, 1);
        packet(1, 1);
        assertEquals(0, tracker.lost());
    }

    @Test
    void otherSourceIsBelievedOnlyAfterTwoPacketsInOrder() {
        packet(1, 10);
        int epoch = tracker.epoch();
        assertEquals(ReceptionTracker.PROBATION, packet(2, 500));
        assertEquals(ReceptionTracker.VALID, packet(1, 11));
        assertEquals(1, tracker.ssrc());
        assertEquals(ReceptionTracker.PROBATION, packet(2, 600));
        assertEquals(ReceptionTracker.VALID, packet(2, 601));
        assertEquals(2, tracker.ssrc());
        assertNotEquals(epoch, tracker.epoch());
    }

    @Test
    void jumpInTheSequenceIsBelievedOnlyAfterTwoPacketsInOrder() {
        packet(1, 10);
        int epoch = tracker.epoch();
        assertEquals(ReceptionTracker.PROBATION, packet(1, 20000));
        assertEquals(ReceptionTracker.VALID, packet(1, 11));
        assertEquals(ReceptionTracker.PROBATION, packet(1, 30000));
        assertEquals(ReceptionTracker.VALID, packet(1, 30001));
        assertEquals(epoch + 1, tracker.epoch());
        assertEquals(0, tracker.lost());
    }

    @Test
    void lossBeforeAChangeOfSourceStaysCounted() {
        packet(1, 10);
        packet(1, 13);
        packet(2, 1);
        packet(2, 2);
        packet(2, 4);
        assertEquals(3, tracker.lost());
        assertEquals(5, tracker.totalReceived() + 1);
    }

    @Test
    void jitterIsZeroForASteadyStreamAndGrowsWithTheNetworks() {
        for (int i = 0; i < 100; i++) {
            packet(1, i);
        }
        assertEquals(0, tracker.jitterMs());
        for (int i = 100; i < 400; i++) {
            tracker.packet(1, i, i * 160, 8000, (i * 20 + (i % 2) * 10) * MS, 160);
        }
        assertTrue(Math.abs(tracker.jitterMs() - 10) < 0.5, "jitter " + tracker.jitterMs());
        assertTrue(Math.abs(tracker.jitterTicks() - 80) <= 2);
    }

    @Test
    void eventsStayOutOfTheJitter() {
        for (int i = 0; i < 50; i++) {
            tracker.packet(1, i, 160 * (i / 10 * 10), 0, i * 20 * MS, 4);
        }
        assertEquals(0, tracker.jitterMs());
    }
}
