package org.offhook.phone.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final long SECOND = 1_000_000_000;
    private static final long PATIENCE = 40 * SECOND;

    private final List<String> said = new ArrayList<>();
    private final List<Health> shown = new ArrayList<>();
    private final Someone someone = new Someone();
    private long now = -SECOND;

    /** A phone of two numbers. */
    private static final class Someone implements Patient {
        private Optional<Vitals> vitals = Optional.of(new Vitals(0, 0));
        private Health health = new Health("2 of 2 lines registered", false, true);
        private int nudges;

        @Override
        public Optional<Vitals> vitals() {
            return vitals;
        }

        @Override
        public void nudge() {
            nudges++;
        }

        @Override
        public Health health() {
            return health;
        }

        void at(long turns, long periods) {
            vitals = Optional.of(new Vitals(turns, periods));
        }
    }

    private Watch watch(long patience) {
        return new Watch(someone, patience, now, said::add, shown::add);
    }

    /** Steps of a watch that is ready, each when the last one asked for it. */
    private List<String> saidInNextStep(Watch watch) {
        said.clear();
        now += watch.step(now);
        return List.copyOf(said);
    }

    private Watch readyWatch() {
        someone.at(1, 1);
        Watch watch = watch(PATIENCE);
        now += watch.step(now);
        return watch;
    }

    @Test
    void readyIsSaidOnceBothThreadsHaveBegun() {
        Watch watch = watch(PATIENCE);
        assertEquals(1, someone.nudges);
        assertEquals(List.of("STATUS=2 of 2 lines registered"), saidInNextStep(watch));
        someone.at(1, 0);
        assertEquals(List.of(), saidInNextStep(watch));
        someone.at(1, 1);
        assertEquals(List.of("READY=1", "WATCHDOG=1"), saidInNextStep(watch));
        someone.at(2, 2);
        assertEquals(List.of("WATCHDOG=1"), saidInNextStep(watch));
    }

    @Test
    void readinessDoesNotWaitForTheNetwork() {
        someone.health = new Health("0 of 2 lines registered", false, false);
        someone.at(1, 1);
        assertTrue(saidInNextStep(watch(PATIENCE)).contains("READY=1"));
    }

    @Test
    void aPhoneThatWaitsForItsConfigurationIsReadyAndAlive() {
        someone.vitals = Optional.empty();
        Watch watch = watch(PATIENCE);
        assertTrue(saidInNextStep(watch).contains("READY=1"));
        assertEquals(List.of("WATCHDOG=1"), saidInNextStep(watch));
        assertEquals(List.of("WATCHDOG=1"), saidInNextStep(watch));
    }

    @Test
    void theWatchdogIsFedFourTimesInItsPatience() {
        someone.at(1, 1);
        Watch watch = watch(PATIENCE);
        assertEquals(10 * SECOND, watch.step(now));
    }

    @Test
    void aFrozenPhoneLoopStarvesTheWatchdog() {
        Watch watch = readyWatch();
        someone.at(1, 500);
        assertEquals(List.of(), saidInNextStep(watch));
        someone.at(1, 1000);
        assertEquals(List.of(), saidInNextStep(watch));
    }

    @Test
    void aFrozenAudioThreadStarvesTheWatchdog() {
        Watch watch = readyWatch();
        someone.at(5, 1);
        assertEquals(List.of(), saidInNextStep(watch));
        someone.at(9, 1);
        assertEquals(List.of(), saidInNextStep(watch));
    }

    @Test
    void aLateThreadIsForgivenWhenItComesFurther() {
        Watch watch = readyWatch();
        someone.at(1, 2);
        assertEquals(List.of(), saidInNextStep(watch));
        someone.at(2, 3);
        assertEquals(List.of("WATCHDOG=1"), saidInNextStep(watch));
    }

    @Test
    void anotherInsideOfThePhoneCountsFromTheStart() {
        Watch watch = readyWatch();
        someone.at(70, 9000);
        saidInNextStep(watch);
        someone.at(2, 3);
        assertEquals(List.of("WATCHDOG=1"), saidInNextStep(watch));
    }

    @Test
    void theLoopIsNudgedBeforeItsProgressIsAskedFor() {
        Watch watch = readyWatch();
        int before = someone.nudges;
        saidInNextStep(watch);
        assertEquals(before + 1, someone.nudges);
    }

    @Test
    void changesBetweenTwoFeedsAreSaidAndFeedNothing() {
        Watch watch = readyWatch();
        said.clear();
        now -= 5 * SECOND;
        someone.health = new Health("in a call", true, true);
        assertEquals(5 * SECOND, watch.step(now));
        watch.step(now);
        assertEquals(List.of("STATUS=in a call"), said);
        assertEquals(2, shown.size());
    }

    @Test
    void withoutAWatchdogThereIsNothingToFeed() {
        someone.at(1, 1);
        Watch watch = watch(0);
        assertEquals(Long.MAX_VALUE, watch.step(now));
        assertFalse(said.contains("WATCHDOG=1"));
    }

    @Test
    void aReasonFromTheNetworkCannotSpeakToTheServiceManager() {
        assertEquals("403 no  STOPPING=1 X", new Health("403 no\r\nSTOPPING=1\u0000X", false, false).status());
    }
}
