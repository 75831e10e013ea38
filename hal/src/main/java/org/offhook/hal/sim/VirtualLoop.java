package org.offhook.hal.sim;

import java.time.Duration;
import org.offhook.hal.loop.DeviceLoop;
import org.offhook.hal.loop.TaskQueue;

/**
 * A device loop whose time goes on only when it is told to: a day passes in a moment, and twice the same way. Tasks
 * run on the thread that lets time go on; tasks may be given by any.
 */
public final class VirtualLoop implements DeviceLoop {

    private final TaskQueue tasks = new TaskQueue();
    private long now;
    private long wakeUps;
    private boolean closed;

    public VirtualLoop() {
        this(0);
    }

    /** @param startNanos what the clock says at first; any value, as {@link System#nanoTime()} */
    public VirtualLoop(long startNanos) {
        now = startNanos;
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (!closed) {
            tasks.add(task);
        }
    }

    @Override
    public synchronized Due at(long atNanos, Runnable task) {
        if (closed) {
            return () -> {};
        }
        Object added = tasks.add(atNanos, task);
        return () -> remove(added);
    }

    /** Runs what is due now, and what that leads to now. */
    public void settle() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    /** Lets time go on and runs what becomes due, each task at its time. */
    public void advance(Duration duration) {
        long end = nanos() + duration.toNanos();
        settle();
        while (sleepUntil(end)) {
            settle();
        }
    }

    /** Lets time go on while the loop is busy: nothing runs, and what becomes due waits. */
    public synchronized void stall(Duration duration) {
        now += duration.toNanos();
    }

    /** True when nothing waits, now or for later: the thread of a real loop would sleep until it is told something. */
    public synchronized boolean idle() {
        return tasks.isEmpty();
    }

    /** How many times a real loop's thread would have been woken by the clock so far. */
    public synchronized long wakeUps() {
        return wakeUps;
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }

    private synchronized void remove(Object added) {
        tasks.remove(added);
    }

    private synchronized Runnable next() {
        return tasks.next(now);
    }

    /** Goes to the next due time, but not beyond the end; false when that is reached and nothing is due before. */
    private synchronized boolean sleepUntil(long end) {
        if (tasks.hasWaiting() && tasks.firstNanos() - end <= 0) {
            now = tasks.firstNanos();
            wakeUps++;
            return true;
        }
        now = end;
        return false;
    }
}
