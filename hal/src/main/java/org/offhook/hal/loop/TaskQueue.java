package org.offhook.hal.loop;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;

/** The tasks of a {@link DeviceLoop}: those to run now, and those that wait for their time. Guarded by its user. */
public final class TaskQueue {

    /** A task and its time. */
    private record Timed(long atNanos, long number, Runnable task) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            long earlier = atNanos - other.atNanos;
            return earlier != 0 ? Long.signum(earlier) : Long.compare(number, other.number);
        }
    }

    private final Queue<Object> ready = new ArrayDeque<>();
    private final PriorityQueue<Timed> waiting = new PriorityQueue<>();
    private long given;

    /** Queues a task behind those that are ready. */
    public void add(Runnable task) {
        ready.add(task);
    }

    /** Queues a task for its time; what is returned takes it back by {@link #remove}. */
    public Object add(long atNanos, Runnable task) {
        Timed timed = new Timed(atNanos, given++, task);
        waiting.add(timed);
        return timed;
    }

    /** Takes back what {@link #add(long, Runnable)} has queued, if it has not run. */
    public void remove(Object added) {
        if (!waiting.remove(added)) {
            ready.remove(added);
        }
    }

    /** The next task to run, taken out; null if none is ready at that time. */
    public Runnable next(long nowNanos) {
        while (!waiting.isEmpty() && waiting.peek().atNanos() - nowNanos <= 0) {
            ready.add(waiting.remove());
        }
        return switch (ready.poll()) {
            case null -> null;
            case Timed timed -> timed.task();
            case Object task -> (Runnable) task;
        };
    }

    /** True when there is no task at all. */
    public boolean isEmpty() {
        return ready.isEmpty() && waiting.isEmpty();
    }

    /** True when a task waits for its time. */
    public boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** The time of the first task that waits for one; only if there is one. */
    public long firstNanos() {
        return waiting.element().atNanos();
    }

    public void clear() {
        ready.clear();
        waiting.clear();
    }
}
