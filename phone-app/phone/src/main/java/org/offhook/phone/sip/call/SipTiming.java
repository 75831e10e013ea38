package org.offhook.phone.sip.call;

import java.time.Duration;

/**
 * The timers of the user agent core (RFC 3261 §17.1.1.1, table 4).
 *
 * @param t1 estimated round trip
 * @param t2 longest interval between repeated 2xx
 */
public record SipTiming(Duration t1, Duration t2) {

    public static final SipTiming STANDARD = new SipTiming(Duration.ofMillis(500), Duration.ofSeconds(4));

    /** 64·T1: after which the other side is taken for gone. */
    Duration giveUp() {
        return t1.multipliedBy(64);
    }
}
