package org.offhook.audio.pcm.alsalib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card whose periods come at its own rate, and a thread that sleeps as it is told. */
class AlsaPaceTest {

    private static final long PERIOD = 20_000_000;

    private final AlsaPace pace = new AlsaPace(PERIOD);
    private long now = 5_000_000_000L;
    private long cardStart = now;
    private double cardPeriod = PERIOD;
    private int period;
    private int wakeUps;
    private long lag;

    @ParameterizedTest
    @ValueSource(doubles = {-300, -20, 0, 20, 300})
    void periodsAreSeenWithinANapWhateverTheCardsClock(double ppm) {
        cardPeriod = PERIOD * (1 + ppm / 1e6);
        run(500);
        wakeUps = 0;
        for (int n = 0; n < 5000; n++) {
            run(1);
            assertTrue(lag < 2 * AlsaPace.NAP_NANOS, "lag " + lag);
        }
        assertTrue(wakeUps < 5000 * 2.2, wakeUps + " wake-ups in 5000 periods");
    }

    @Test
    void pauseOfTheThreadIsCaughtUpAtOnce() {
        run(500);
        now += 55_000_000;
        run(4);
        for (int n = 0; n < 100; n++) {
            run(1);
            assertTrue(lag < 2 * AlsaPace.NAP_NANOS, "lag " + lag + " after " + n);
        }
    }

    @Test
    void cardThatBeginsLateIsFollowedFromItsFirstPeriodOn() {
        cardStart += 2_000_000_000L;
        run(1);
        wakeUps = 0;
        run(100);
        assertTrue(lag < 2 * AlsaPace.NAP_NANOS, "lag " + lag);
        assertTrue(wakeUps < 250, wakeUps + " wake-ups in 100 periods");
    }

    private void run(int periods) {
        for (int n = 0; n < periods; n++) {
            period++;
            long there = cardStart + (long) (period * cardPeriod);
            while (now < there) {
                now += pace.nanosToWait(now) + 60_000; // a sleep is always a little longer
                wakeUps++;
            }
            pace.arrived(now);
            lag = now - there;
            now += 300_000; // the work
        }
    }
}
