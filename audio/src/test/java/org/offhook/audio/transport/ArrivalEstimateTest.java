package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packets of 20 ms at a clock of 8000 Hz; times in milliseconds. */
class ArrivalEstimateTest {

    private final ArrivalEstimate arrivals = new ArrivalEstimate();

    private void readAt(long ms) {
        arrivals.reading(ms * 1_000_000);
    }

    /** When packet {@code number} is taken to have come. */
    private long packet(int number) {
        return arrivals.of(160 * number, 8000) / 1_000_000;
    }

    @BeforeEach
    void readForAWhile() {
        readAt(1000);
        readAt(1020);
    }

    @Test
    void packetFoundInTimeCameInTheMiddleOfThePeriod() {
        assertEquals(1010, packet(0));
        readAt(1040);
        assertEquals(1030, packet(1));
        assertEquals(1030, packet(2), "two in one period are a sign of jitter");
    }

    @Test
    void packetsThatWaitedForALateReaderCameAsRegularlyAsTheyWereMade() {
        packet(0);
        readAt(1100);
        assertEquals(1030, packet(1));
        assertEquals(1050, packet(2));
        assertEquals(1070, packet(3));
        assertEquals(1090, packet(4));
        readAt(1100);
        readAt(1120);
        assertEquals(1110, packet(5), "all as if the reader had been in time");
    }

    @Test
    void noPacketCameBeforeTheReadingBeforeNorAfterThisOne() {
        packet(0);
        readAt(1080);
        assertEquals(1080, packet(10));
        assertEquals(1020, packet(1));
    }

    @Test
    void timeStampsOfAnotherClockSayNothingAboutLateness() {
        packet(0);
        readAt(1060);
        assertEquals(1040, arrivals.of(7, 16000) / 1_000_000);
        assertEquals(1040, arrivals.of(7, 0) / 1_000_000);
    }

    @Test
    void nothingIsKnownOfWhatCameWhileNobodyRead() {
        assertFalse(arrivals.paused());
        readAt(2000);
        assertTrue(arrivals.paused());
        assertEquals(1990, packet(1));
        readAt(2020);
        assertFalse(arrivals.paused());
        ArrivalEstimate fresh = new ArrivalEstimate();
        fresh.reading(5);
        assertTrue(fresh.paused());
    }
}
