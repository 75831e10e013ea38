package org.offhook.audio.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.offhook.audio.transport.MediaIo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off, one after the other, what the engine is told to do, and serves the media sockets between.
 *
 * <p>Threads: {@link #execute} and {@link #stop} by any.
 */
final class MediaThread implements Runnable, Executor {

    private static final Logger LOG = LoggerFactory.getLogger(MediaThread.class);
    private static final long SOON_NANOS = 1_000_000;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final MediaIo io;
    private final BooleanSupplier tidy;
    private final LongSupplier measure;
    private volatile boolean running = true;

    /**
     * @param tidy run whenever all tasks are done; false if it has to be run again soon
     * @param measure run after it; gives the nanoseconds after which it has to be run again
     */
    MediaThread(MediaIo io, BooleanSupplier tidy, LongSupplier measure) {
        this.io = io;
        this.tidy = tidy;
        this.measure = measure;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        io.wake();
    }

    /** Ends the thread once what was given before is done, and {@code last} after it. */
    void stop(Runnable last) {
        execute(() -> {
            running = false;
            last.run();
        });
    }

    @Override
    public void run() {
        while (running) {
            try {
                workOff();
                if (running) {
                    long most = tidy.getAsBoolean() ? Long.MAX_VALUE : SOON_NANOS;
                    io.serve(Math.min(most, measure.getAsLong()));
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("A media task failed", e);
            }
        }
        workOff();
    }

    private void workOff() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("A media task failed", e);
            }
        }
    }
}
