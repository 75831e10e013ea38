package org.offhook.audio.jitter;

/**
 * Packets that came since the last reading; only the reading can say how useful that was.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class Arrivals {

    private static final int CAPACITY = 64;

    private final long[] timestamps = new long[CAPACITY];
    private final int[] clocks = new int[CAPACITY];
    private final boolean[] markers = new boolean[CAPACITY];
    private final long[] nanos = new long[CAPACITY];
    private int count;

    void note(long timestamp, int clockHz, boolean marker, long arrivalNanos) {
        if (count < CAPACITY) {
            timestamps[count] = timestamp;
            clocks[count] = clockHz;
            markers[count] = marker;
            nanos[count] = arrivalNanos;
            count++;
        }
    }

    void tell(PlayoutTarget target, PlayClock clock, long periodNanos) {
        for (int i = 0; i < count; i++) {
            target.packet(timestamps[i], clocks[i], markers[i], clock.usable(nanos[i]), periodNanos);
        }
        count = 0;
    }

    void clear() {
        count = 0;
    }
}
