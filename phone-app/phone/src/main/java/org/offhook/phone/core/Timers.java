package org.offhook.phone.core;

import java.util.EnumMap;
import java.util.Map;

/**
 * The timers that run.
 *
 * @param generation the last one given out; a timer that comes back with another than its own is stale
 */
public record Timers(Map<PhoneTimer, Running> running, long generation) {

    /**
     * @param cause what the timer runs for: as long as this stays equal it runs on, when it changes the
     *     timer starts anew
     */
    public record Running(long generation, Object cause) {}

    static final Timers NONE = new Timers(Map.of(), 0);

    public Timers {
        running = Map.copyOf(running);
    }

    boolean isCurrent(PhoneTimer timer, long fired) {
        Running current = running.get(timer);
        return current != null && current.generation() == fired;
    }

    /** Forgets a timer, so that it starts anew if it is still wanted. */
    Timers without(PhoneTimer timer) {
        if (!running.containsKey(timer)) {
            return this;
        }
        Map<PhoneTimer, Running> rest = new EnumMap<>(running);
        rest.remove(timer);
        return new Timers(rest, generation);
    }

    Timers with(PhoneTimer timer, Object cause) {
        Map<PhoneTimer, Running> more = new EnumMap<>(PhoneTimer.class);
        more.putAll(running);
        more.put(timer, new Running(generation + 1, cause));
        return new Timers(more, generation + 1);
    }
}
