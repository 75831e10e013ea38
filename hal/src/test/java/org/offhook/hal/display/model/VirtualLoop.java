package org.offhook.hal.display.model;

import java.time.Duration;
import java.util.PriorityQueue;
import org.offhook.hal.loop.DeviceLoop;

/** A loop whose time is moved by the test. One thread. */
public final class VirtualLoop implements DeviceLoop {

    private record Task(long at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            (a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.order(), b.order()));
    private long now;
    private long order;
    private boolean closed;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        at(now, task);
    }

    @Override
    public Due at(long atNanos, Runnable run) {
        Task task = new Task(Math.max(now, atNanos), order++, run);
        if (!closed) {
            tasks.add(task);
        }
        return () -> tasks.remove(task);
    }

    /** Runs what is due until then. */
    public void pass(Duration time) {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) {
            Task task = tasks.poll();
            now = task.at();
            task.run().run();
        }
        now = until;
    }

    /** When the next task is due, from now on; the greatest value for never. */
    public long untilNext() {
        return tasks.isEmpty() ? Long.MAX_VALUE : tasks.peek().at() - now;
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }
}
