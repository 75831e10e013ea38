package org.offhook.hal.sim;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How a contact bounces when it is moved: it touches (or parts) at once, and then changes over at each of these moments
 * before it rests where it was moved to.
 *
 * @param changes time of each change-over since the first, rising; an even number
 */
public record BounceTrace(List<Duration> changes) {

    /** A contact as it never was. */
    public static final BounceTrace NONE = ofMicros();

    public BounceTrace {
        changes = List.copyOf(changes);
        if (changes.size() % 2 != 0) {
            throw new IllegalArgumentException("a contact with " + changes.size() + " bounces rests where it was");
        }
        Duration last = Duration.ZERO;
        for (Duration change : changes) {
            if (change.compareTo(last) <= 0) {
                throw new IllegalArgumentException("the times of a trace rise");
            }
            last = change;
        }
    }

    public static BounceTrace ofMicros(long... changes) {
        return new BounceTrace(Arrays.stream(changes)
                .mapToObj(us -> Duration.ofNanos(us * 1000))
                .toList());
    }

    /** From the first touch until the contact rests. */
    public Duration length() {
        return changes.isEmpty() ? Duration.ZERO : changes.getLast();
    }
}
