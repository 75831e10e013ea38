package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoopTimersTest {

    /** Near the end of the range: a clock that overflows must not confuse the order. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5_000_000);

    private final LoopTimers timers = new LoopTimers(now::get);

    private static Optional<PhoneEvent> fired(PhoneTimer timer, long generation) {
        return Optional.of(new PhoneEvent.TimerFired(timer, generation));
    }

    @Test
    void timersComeInTheOrderOfTheirTimes() {
        timers.schedule(PhoneTimer.INTER_DIGIT, 1, Duration.ofMillis(9));
        timers.schedule(PhoneTimer.DIGIT_SOUND, 2, Duration.ofMillis(3));
        assertEquals(3_000_000, timers.nanosToNext());
        assertEquals(Optional.empty(), timers.takeDue());
        now.addAndGet(10_000_000);
        assertEquals(0, timers.nanosToNext());
        assertEquals(fired(PhoneTimer.DIGIT_SOUND, 2), timers.takeDue());
        assertEquals(fired(PhoneTimer.INTER_DIGIT, 1), timers.takeDue());
        assertEquals(Optional.empty(), timers.takeDue());
        assertEquals(Long.MAX_VALUE, timers.nanosToNext());
    }

    @Test
    void cancelledTimerDoesNotCome() {
        timers.schedule(PhoneTimer.INTER_DIGIT, 1, Duration.ofMillis(1));
        timers.cancel(PhoneTimer.INTER_DIGIT);
        now.addAndGet(2_000_000);
        assertEquals(Optional.empty(), timers.takeDue());
    }

    @Test
    void timerOfTheSameNameIsReplaced() {
        timers.schedule(PhoneTimer.INTER_DIGIT, 1, Duration.ofMillis(1));
        timers.schedule(PhoneTimer.INTER_DIGIT, 2, Duration.ofMillis(4));
        now.addAndGet(2_000_000);
        assertEquals(Optional.empty(), timers.takeDue());
        now.addAndGet(2_000_000);
        assertEquals(fired(PhoneTimer.INTER_DIGIT, 2), timers.takeDue());
    }
}
