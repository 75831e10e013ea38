package org.offhook.phone.sip.event;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sip.header.SubscriptionStateHeader;

/**
 * How a subscription stands, as a NOTIFY says (Subscription-State, RFC 6665 §4.1.3).
 *
 * @param over why it has ended; empty as long as it goes on
 * @param expires time that is left
 * @param retryAfter not before this is it to be tried again
 */
record Standing(Optional<Reason> over, Optional<Duration> expires, Optional<Duration> retryAfter) {

    /** Why a subscription has ended. */
    enum Reason {
        DEACTIVATED,
        PROBATION,
        REJECTED,
        TIMEOUT,
        GIVEUP,
        NORESOURCE,
        INVARIANT,
        /** None was given, or one that we do not know. */
        OTHER;

        static Reason of(String word) {
            String wanted = word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
            for (Reason reason : values()) {
                if (reason.name().equals(wanted)) {
                    return reason;
                }
            }
            return OTHER;
        }
    }

    static Standing of(SubscriptionStateHeader header) {
        boolean over = SubscriptionStateHeader.TERMINATED.equalsIgnoreCase(header.getState());
        return new Standing(
                over ? Optional.of(Reason.of(header.getReasonCode())) : Optional.empty(),
                seconds(header.getExpires()),
                seconds(header.getRetryAfter()));
    }

    private static Optional<Duration> seconds(int value) {
        return value >= 0 ? Optional.of(Duration.ofSeconds(value)) : Optional.empty();
    }
}
