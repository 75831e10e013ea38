package org.offhook.phone.core;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Timers that a loop looks at between two events; needs no thread of its own. For one thread. */
final class LoopTimers implements TimerService {

    private record Entry(long generation, long dueNanos) {}

    private final LongSupplier nanoTime;
    private final Map<PhoneTimer, Entry> entries = new EnumMap<>(PhoneTimer.class);

    /** @param nanoTime a clock that never jumps, as {@link System#nanoTime()} */
    LoopTimers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void schedule(PhoneTimer timer, long generation, Duration after) {
        entries.put(timer, new Entry(generation, nanoTime.getAsLong() + after.toNanos()));
    }

    @Override
    public void cancel(PhoneTimer timer) {
        entries.remove(timer);
    }

    /** Time to the next timer, at least 0; {@link Long#MAX_VALUE} if none runs. */
    long nanosToNext() {
        long now = nanoTime.getAsLong();
        long least = Long.MAX_VALUE;
        for (Entry entry : entries.values()) {
            least = Math.min(least, Math.max(0, entry.dueNanos() - now));
        }
        return least;
    }

    /** Takes out the timer that is due longest. */
    Optional<PhoneEvent> takeDue() {
        long now = nanoTime.getAsLong();
        Map.Entry<PhoneTimer, Entry> first = null;
        for (Map.Entry<PhoneTimer, Entry> entry : entries.entrySet()) {
            if (first == null || entry.getValue().dueNanos() - first.getValue().dueNanos() < 0) {
                first = entry;
            }
        }
        if (first == null || first.getValue().dueNanos() - now > 0) {
            return Optional.empty();
        }
        PhoneEvent fired =
                new PhoneEvent.TimerFired(first.getKey(), first.getValue().generation());
        entries.remove(first.getKey());
        return Optional.of(fired);
    }
}
