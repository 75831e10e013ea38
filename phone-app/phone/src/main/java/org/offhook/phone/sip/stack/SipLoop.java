package org.offhook.phone.sip.stack;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SIP loop: one thread, named {@code offhook-sip}. A task that throws is logged once for each place it
 * throws from, and the loop lives on. After {@link #close()} new tasks are dropped.
 */
public final class SipLoop implements Loop, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);
    private static final int MOST_FAULTS_LOGGED = 100;

    private final ScheduledThreadPoolExecutor executor;
    private final Set<String> faultsLogged = ConcurrentHashMap.newKeySet();

    public SipLoop() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "offhook-sip");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(() -> runGuarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("SIP loop is closed, task dropped");
        }
    }

    @Override
    public Timer schedule(Duration after, Runnable task) {
        try {
            ScheduledFuture<?> future =
                    executor.schedule(() -> runGuarded(task), after.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("SIP loop is closed, timer dropped");
            return () -> {};
        }
    }

    private void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            StackTraceElement[] trace = e.getStackTrace();
            String place = e.getClass().getName() + (trace.length > 0 ? trace[0] : "");
            if (faultsLogged.size() < MOST_FAULTS_LOGGED && faultsLogged.add(place)) {
                LOG.error("A SIP task failed; the loop goes on (logged once for this place)", e);
            }
        }
    }

    /** Ends the thread after the task that is running; waiting tasks and timers are dropped. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
