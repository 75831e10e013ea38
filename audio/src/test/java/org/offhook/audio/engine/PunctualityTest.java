package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PunctualityTest {

    private static final long MS = 1_000_000;
    private static final long PERIOD = 20 * MS;

    private final Punctuality punctuality = new Punctuality(PERIOD);

    private void period(long beganMs, long workMs) {
        punctuality.began(beganMs * MS);
        punctuality.ended((beganMs + workMs) * MS);
    }

    @Test
    void periodsOnTimeAreNeverMissed() {
        for (int i = 0; i < 1000; i++) {
            period(20L * i, 2);
        }
        assertEquals(0, punctuality.missed());
        assertEquals(0, punctuality.worstNanos());
        assertEquals(1000, punctuality.lateness().periods());
    }

    @Test
    void pauseThatIsCaughtUpMissesThePeriodsThatItCovered() {
        period(0, 1);
        period(20, 1);
        // The period of 40 begins at 90, those of 60 and 80 right after it.
        period(90, 1);
        period(91, 1);
        period(92, 1);
        period(100, 1);
        assertEquals(2, punctuality.missed());
        assertEquals(50, punctuality.worstNanos() / MS, 1);
        assertEquals(50, punctuality.recentWorstNanos() / MS, 1);
    }

    @Test
    void workThatOverrunsThePeriodIsMissed() {
        period(0, 1);
        period(20, 21);
        period(41, 1);
        assertEquals(1, punctuality.missed());
    }

    @Test
    void cardWhoseClockIsSlowerIsNotLate() {
        for (int i = 0; i < 100_000; i++) {
            long now = i * (PERIOD + PERIOD * 300 / 1_000_000);
            punctuality.began(now);
            punctuality.ended(now + MS);
        }
        assertEquals(0, punctuality.missed());
        assertTrue(punctuality.worstNanos() < MS / 10, punctuality.worstNanos() + " ns");
    }

    @Test
    void pauseIsForgottenAlsoIfPeriodsAreLostAllTheTime() {
        period(0, 1);
        period(120, 1);
        assertEquals(100, punctuality.recentWorstNanos() / MS, 1);
        for (long minute = 1; minute <= 12; minute++) {
            punctuality.restart();
            period(minute * 60_000, 1);
        }
        assertEquals(0, punctuality.recentWorstNanos());
    }

    @Test
    void lostPeriodsBeginANewCount() {
        period(0, 1);
        punctuality.restart();
        period(500, 1);
        period(520, 1);
        assertEquals(0, punctuality.worstNanos());
    }

    @Test
    void oldPauseIsForgottenForTheBufferButNotForTheRecord() {
        period(0, 1);
        period(70, 1);
        long now = 90;
        while (now < 700_000) {
            period(now, 1);
            now += 20;
        }
        assertEquals(50, punctuality.worstNanos() / MS);
        assertTrue(punctuality.recentWorstNanos() < MS, punctuality.recentWorstNanos() + " ns");
    }

    @Property
    void histogramKnowsALatenessToWithinAQuarter(@ForAll @LongRange(min = 4000, max = 900_000_000) long nanos) {
        long[] counts = new long[Lateness.STEPS];
        counts[Lateness.step(nanos)] = 1;
        long worst = new Lateness(counts).worstNanos();
        assertTrue(worst > nanos - 1000 && worst <= nanos * 1.25 + 1000, nanos + " → " + worst);
    }

    @Test
    void histogramOfTheTimeBetween() {
        period(0, 1);
        period(30, 1);
        Lateness before = punctuality.lateness();
        for (int i = 2; i < 101; i++) {
            period(20L * i + (i == 50 ? 5 : 0), 1);
        }
        Lateness between = punctuality.lateness().since(before);
        assertEquals(99, between.periods());
        assertEquals(5, between.worstNanos() / 1e6, 1.3);
        assertTrue(between.percentileNanos(90) < MS / 100);
        assertEquals(1, between.laterThan(MS));
        assertEquals(0, Lateness.none().worstNanos());
    }
}
