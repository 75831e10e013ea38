package org.offhook.audio.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off, one after the other, what the engine is told to do.
 *
 * <p>Threads: {@link #execute} and {@link #wake} by any; {@code wake} neither locks nor allocates, so that the audio
 * thread may call it.
 */
final class ControlThread implements Runnable, Executor {

    private static final Logger LOG = LoggerFactory.getLogger(ControlThread.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Runnable onIdle;
    private volatile Thread thread;
    private volatile boolean running = true;

    /** @param onIdle run after each wake-up, when all tasks are done */
    ControlThread(Runnable onIdle) {
        this.onIdle = onIdle;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the thread once what was given before is done. */
    void stop() {
        execute(() -> running = false);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (running) {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                runSafely(task);
            }
            runSafely(onIdle);
            if (running && tasks.isEmpty()) {
                LockSupport.park(this);
            }
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            runSafely(task);
        }
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A media task failed", e);
        }
    }
}
