package org.offhook.phone.sip.account;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a server is asked for what lasts for a time (a registration, a subscription), and how long is waited after
 * a failure. For the SIP loop only.
 */
public final class Pace {

    /** First wait after a failure that may pass by itself; doubles up to the longest. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    /** However short a time the server grants, we do not ask more often. */
    static final Duration SHORTEST_REFRESH = Duration.ofSeconds(5);

    private static final Duration LONGEST_LEAD = Duration.ofSeconds(120);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final Duration longestWait;
    private final RandomGenerator random;
    private int failures;

    public Pace(Duration longestWait, RandomGenerator random) {
        this.longestWait = longestWait;
        this.random = random;
    }

    /** The next failure is a first one again. */
    public void succeeded() {
        failures = 0;
    }

    /** A quarter before the end, two minutes at most, and a little earlier by chance, so that phones spread. */
    public Duration refreshAfter(Duration granted) {
        Duration after = granted.minus(shorter(granted.dividedBy(4), LONGEST_LEAD));
        Duration spread = Duration.ofMillis((long) (after.toMillis() * 0.05 * random.nextDouble()));
        return longer(after.minus(spread), SHORTEST_REFRESH);
    }

    /** The wait after one more failure. */
    public Duration backOff() {
        Duration wait = shorter(FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10)), longestWait);
        failures++;
        return jittered(wait);
    }

    /** Between half and the whole of it (as RFC 5626 §4.5 does). */
    public Duration jittered(Duration wait) {
        return Duration.ofMillis((long) (wait.toMillis() * (0.5 + 0.5 * random.nextDouble())));
    }

    /** What the server asked for by Retry-After, within reason: no sooner than we would, and no later than an hour. */
    public static Duration notBefore(Duration asked, Duration wait) {
        return shorter(longer(asked, wait), longer(LONGEST_RETRY_AFTER, wait));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
