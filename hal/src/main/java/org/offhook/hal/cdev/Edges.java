package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineUse;

/**
 * Tells a bank's listener what {@code struct gpio_v2_line_event}s say. The kernel numbers the events of a request and,
 * when its buffer is full, drops the oldest; where a number is missing the lines are read again and those that are not
 * what was told last are told.
 *
 * <p>Threads: the waiting one.
 */
final class Edges {

    /** Reads the bank's lines. */
    @FunctionalInterface
    interface Levels {

        /**
         * @param into its first element gets a set bit for each active line
         * @return false if the lines cannot be read
         */
        boolean read(long[] into);
    }

    private final EdgeListener listener;
    private final Levels levels;
    private final LongSupplier nanos;
    private final int[] offsets;
    private final boolean[] wanted;
    private final long[] toldAt;
    private final long[] levelsNow = new long[1];
    private long told;
    private int sequence;

    /** @param nanos the clock of {@link System#nanoTime()}, which is the kernel's CLOCK_MONOTONIC */
    Edges(List<LineUse> uses, EdgeListener listener, Levels levels, LongSupplier nanos) {
        this.listener = listener;
        this.levels = levels;
        this.nanos = nanos;
        this.offsets = uses.stream().mapToInt(LineUse::offset).toArray();
        this.wanted = new boolean[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            wanted[i] = uses.get(i) instanceof LineUse.Input input && input.edges();
        }
        this.toldAt = new long[offsets.length];
        Arrays.fill(toldAt, Long.MIN_VALUE);
    }

    /** True when some line's changes are wanted. */
    boolean any() {
        for (boolean one : wanted) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** Remembers what the lines are before any edge is told. */
    void begin() {
        if (levels.read(levelsNow)) {
            told = levelsNow[0];
        }
    }

    /** Tells what a read from the request's descriptor brought. */
    void happened(ByteBuffer events, int bytes) {
        boolean lost = false;
        for (int at = 0; at + GpioUapi.EVENT_BYTES <= bytes; at += GpioUapi.EVENT_BYTES) {
            int number = events.getInt(at + GpioUapi.EVENT_SEQUENCE);
            lost |= number != sequence + 1;
            sequence = number;
            int index = index(events.getInt(at + GpioUapi.EVENT_OFFSET));
            if (index >= 0) {
                boolean active = events.getInt(at + GpioUapi.EVENT_ID) == GpioUapi.RISING_EDGE;
                tell(index, active, Math.max(events.getLong(at), toldAt[index]));
            }
        }
        if (lost) {
            catchUp();
        }
    }

    /** Reads the lines and tells those that are not what was told last. */
    private void catchUp() {
        if (!levels.read(levelsNow)) {
            return;
        }
        long now = nanos.getAsLong();
        long changed = told ^ levelsNow[0];
        for (int i = 0; i < offsets.length; i++) {
            if (wanted[i] && (changed >>> i & 1) != 0) {
                tell(i, (levelsNow[0] >>> i & 1) != 0, now);
            }
        }
    }

    private void tell(int index, boolean active, long atNanos) {
        told = active ? told | 1L << index : told & ~(1L << index);
        toldAt[index] = atNanos;
        listener.edge(index, active, atNanos);
    }

    private int index(int offset) {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == offset) {
                return i;
            }
        }
        return -1;
    }
}
