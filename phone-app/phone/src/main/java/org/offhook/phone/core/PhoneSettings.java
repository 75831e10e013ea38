package org.offhook.phone.core;

import java.time.Duration;
import java.util.List;

/**
 * The settings that the core goes by.
 *
 * @param lines the lines that exist, in the order of their keys
 * @param maxCalls calls at a time, all lines together; a further caller hears busy
 */
public record PhoneSettings(List<Line> lines, int maxCalls, Times times) {

    public PhoneSettings {
        lines = List.copyOf(lines);
    }

    /**
     * @param label what the screen calls it
     */
    public record Line(LineId id, String label) {}

    /** How long things take; defaults by {@link #defaults()}. */
    public record Times(
            Duration dialTone,
            Duration congestion,
            Duration offHookWarning,
            Duration interDigit,
            Duration incomingRing,
            Duration outgoingRing,
            Duration endedNotice,
            Duration endedTone,
            Duration holdReminder,
            Duration heldRingBack,
            Duration softKeyGuard,
            Duration digitSound) {

        public static Times defaults() {
            return new Times(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(300),
                    Duration.ofMillis(150));
        }
    }
}
