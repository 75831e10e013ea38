package org.offhook.audio.jitter;

import java.util.Arrays;

/**
 * Packets by extended sequence number, in room allotted once.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class PacketStore {

    static final int CAPACITY = 64;
    private static final int MASK = CAPACITY - 1;
    private static final long EMPTY = -1;

    private final byte[][] data = new byte[CAPACITY][JitterBuffer.MAX_PAYLOAD];
    private final int[] lengths = new int[CAPACITY];
    private final int[] types = new int[CAPACITY];
    private final boolean[] markers = new boolean[CAPACITY];
    private final long[] sequences = new long[CAPACITY];
    private final long[] removed = new long[CAPACITY];
    private final long[] timestamps = new long[CAPACITY];
    private final long[] arrivals = new long[CAPACITY];
    private int count;

    PacketStore() {
        clear();
    }

    /** Keeps a packet; the numbers of all that are held lie within {@link #CAPACITY}, so each has a place of its own. */
    void put(
            long sequence,
            long timestamp,
            int type,
            boolean marker,
            long arrivalNanos,
            byte[] from,
            int offset,
            int length) {
        int at = (int) sequence & MASK;
        System.arraycopy(from, offset, data[at], 0, length);
        lengths[at] = length;
        types[at] = type;
        markers[at] = marker;
        sequences[at] = sequence;
        timestamps[at] = timestamp;
        arrivals[at] = arrivalNanos;
        count++;
    }

    /** True if the packet was held and has been removed, as far back as there is room. */
    boolean hadLately(long sequence) {
        return removed[(int) sequence & MASK] == sequence;
    }

    boolean has(long sequence) {
        return sequences[(int) sequence & MASK] == sequence;
    }

    void remove(long sequence) {
        sequences[(int) sequence & MASK] = EMPTY;
        removed[(int) sequence & MASK] = sequence;
        count--;
    }

    int count() {
        return count;
    }

    /** The lowest sequence number held; only if {@link #count()} is not 0. */
    long lowest() {
        long lowest = Long.MAX_VALUE;
        for (long sequence : sequences) {
            if (sequence != EMPTY) {
                lowest = Math.min(lowest, sequence);
            }
        }
        return lowest;
    }

    byte[] data(long sequence) {
        return data[(int) sequence & MASK];
    }

    int length(long sequence) {
        return lengths[(int) sequence & MASK];
    }

    int type(long sequence) {
        return types[(int) sequence & MASK];
    }

    boolean marker(long sequence) {
        return markers[(int) sequence & MASK];
    }

    long timestamp(long sequence) {
        return timestamps[(int) sequence & MASK];
    }

    long arrivalNanos(long sequence) {
        return arrivals[(int) sequence & MASK];
    }

    void clear() {
        Arrays.fill(sequences, EMPTY);
        Arrays.fill(removed, EMPTY);
        count = 0;
    }
}
