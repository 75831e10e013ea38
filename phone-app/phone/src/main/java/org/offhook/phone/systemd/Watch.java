package org.offhook.phone.systemd;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to say to the service manager and when: READY once the phone's threads run, STATUS when it changed, WATCHDOG as
 * long as both of them make progress. One thread.
 */
final class Watch {

    private static final long NANOS_TO_READY = 20_000_000;
    private static final long FOREVER = Long.MAX_VALUE;

    private final Patient patient;
    private final Consumer<String> manager;
    private final Consumer<Health> changed;
    private final long feedEvery;

    private boolean ready;
    private Health said;
    private Optional<Vitals> before = Optional.empty();
    private long feedAt;

    /**
     * @param watchdogNanos the service manager's patience; 0 if it has no watchdog
     * @param manager takes messages
     * @param changed told how the phone fares when that has changed
     */
    Watch(Patient patient, long watchdogNanos, long now, Consumer<String> manager, Consumer<Health> changed) {
        this.patient = patient;
        this.manager = manager;
        this.changed = changed;
        feedEvery = watchdogNanos / 4;
        feedAt = now;
        patient.nudge();
    }

    /**
     * Does what is due.
     *
     * @return how long there is nothing to do unless the phone's state changes, in nanoseconds
     */
    long step(long now) {
        Health health = patient.health();
        if (!health.equals(said)) {
            said = health;
            manager.accept("STATUS=" + health.status());
            changed.accept(health);
        }
        if (!ready) {
            if (!patient.vitals().map(Vitals::begun).orElse(true)) {
                return NANOS_TO_READY;
            }
            ready = true;
            manager.accept("READY=1");
        }
        if (feedEvery == 0) {
            return FOREVER;
        }
        if (now - feedAt >= 0) {
            feed();
            feedAt = now + feedEvery;
        }
        return feedAt - now;
    }

    private void feed() {
        Optional<Vitals> vitals = patient.vitals();
        boolean alive = vitals.isEmpty() || before.isEmpty() || vitals.get().since(before.get());
        if (alive) {
            before = vitals;
            manager.accept("WATCHDOG=1");
        }
        patient.nudge();
    }
}
