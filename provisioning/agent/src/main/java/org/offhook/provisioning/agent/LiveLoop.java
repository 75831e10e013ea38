package org.offhook.provisioning.agent;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The agent's thread in real time: a virtual one. */
final class LiveLoop implements AgentLoop {

    private static final System.Logger LOG = System.getLogger(LiveLoop.class.getName());

    /** How long the end waits for what runs just now. */
    private static final Duration LAST_TASK = Duration.ofSeconds(1);

    private final InstantSource clock = InstantSource.system();
    private final ScheduledThreadPoolExecutor thread;

    private volatile Thread own;

    LiveLoop() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            own = Thread.ofVirtual().name("offhook-agent").unstarted(task);
            return own;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void run(Duration delay, Runnable task) {
        try {
            thread.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "after the end of the agent: not run");
        }
    }

    @Override
    public void aside(Runnable task) {
        Thread.ofVirtual().name("offhook-fetch").start(() -> guarded(task));
    }

    @Override
    public void close() {
        // Without interrupting what runs: it may be writing the store.
        thread.shutdown();
        if (Thread.currentThread() == own) {
            return;
        }
        try {
            if (!thread.awaitTermination(LAST_TASK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "the provisioning agent is still busy and is left alone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "provisioning agent: internal error", e);
        }
    }
}
