package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The movements of one contact, worked out of its edges: edges less than 8 ms apart are one movement and its bounces.
 * The shortest make of a dial of 20 pulses a second is longer.
 *
 * @param starts when each movement began, in nanoseconds
 * @param longestPause longest time between two edges of one movement: for how long a contact must rest at the least
 * @param longestBounce from the first edge of a movement to its last, at the most
 */
record Moves(List<Long> starts, Duration longestPause, Duration longestBounce) {

    private static final long ONE_MOVEMENT_NANOS = 8_000_000;

    static Moves of(List<Edge> edges, int line) {
        List<Edge> own = edges.stream().filter(edge -> edge.line() == line).toList();
        List<Long> starts = new ArrayList<>();
        long pause = 0;
        long bounce = 0;
        int first = 0;
        for (int i = 0; i < own.size(); i++) {
            boolean last = i + 1 == own.size() || gap(own, i) >= ONE_MOVEMENT_NANOS;
            if (!last) {
                pause = Math.max(pause, gap(own, i));
                continue;
            }
            bounce = Math.max(bounce, own.get(i).atNanos() - own.get(first).atNanos());
            boolean moved = (i - first) % 2 == 0;
            if (moved) {
                starts.add(own.get(first).atNanos());
            }
            first = i + 1;
        }
        return new Moves(List.copyOf(starts), Duration.ofNanos(pause), Duration.ofNanos(bounce));
    }

    private static long gap(List<Edge> edges, int index) {
        return edges.get(index + 1).atNanos() - edges.get(index).atNanos();
    }
}
