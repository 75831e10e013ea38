package org.offhook.audio.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A number that one thread changes and any thread may read.
 *
 * <p>Threads: {@link #add}, {@link #increment} and {@link #set} by one thread only (the owner is named where
 * the counter is declared); {@link #get} by any. A reader sees each value whole, but two counters need not
 * belong to the same moment.
 */
public final class Counter {

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long value;

    public void increment() {
        add(1);
    }

    public void add(long n) {
        VALUE.setOpaque(this, value + n);
    }

    public void set(long newValue) {
        VALUE.setOpaque(this, newValue);
    }

    public long get() {
        return (long) VALUE.getOpaque(this);
    }
}
