package org.offhook.provisioning.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to ask the server next. For one thread. */
final class CheckTimes {

    private final AgentSettings settings;
    private final RandomGenerator random;
    private int failures;

    CheckTimes(AgentSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    Duration afterSuccess() {
        failures = 0;
        return spread(settings.interval());
    }

    Duration afterFailure() {
        Duration pause = settings.firstRetry();
        for (int i = 0; i < failures && pause.compareTo(settings.lastRetry()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        failures++;
        return spread(pause.compareTo(settings.lastRetry()) < 0 ? pause : settings.lastRetry());
    }

    /** Half to one and a half times. */
    private Duration spread(Duration mean) {
        return Duration.ofNanos((long) (mean.toNanos() * (0.5 + random.nextDouble())));
    }
}
