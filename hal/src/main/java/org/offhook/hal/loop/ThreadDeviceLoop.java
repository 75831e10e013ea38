package org.offhook.hal.loop;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A device loop on a platform thread of its own. While nothing is due it is parked without a time-out. */
public final class ThreadDeviceLoop implements DeviceLoop {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TaskQueue tasks = new TaskQueue();
    private final Consumer<RuntimeException> failed;
    private final Thread thread;
    private boolean closed;

    /**
     * @param name of the thread
     * @param failed is told, on the loop, what a task has thrown; the loop goes on
     */
    public ThreadDeviceLoop(String name, Consumer<RuntimeException> failed) {
        this.failed = failed;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (!closed) {
                tasks.add(task);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Due at(long atNanos, Runnable task) {
        lock.lock();
        try {
            if (closed) {
                return () -> {};
            }
            Object added = tasks.add(atNanos, task);
            changed.signal();
            return () -> remove(added);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the task that runs, unless it is the caller. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            joinUninterruptibly();
        }
    }

    private void remove(Object added) {
        lock.lock();
        try {
            tasks.remove(added);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        }
    }

    /** Waits for the next task; null when the loop is closed. */
    private Runnable next() {
        lock.lock();
        try {
            while (!closed) {
                Runnable task = tasks.next(System.nanoTime());
                if (task != null) {
                    return task;
                }
                sleep();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void sleep() {
        if (!tasks.hasWaiting()) {
            changed.awaitUninterruptibly();
            return;
        }
        try {
            changed.awaitNanos(tasks.firstNanos() - System.nanoTime());
        } catch (InterruptedException e) {
            // Nobody ends this thread by interrupting it: it looks at its tasks again.
        }
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
