package org.offhook.phone.sip.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SIP loop: one thread, named {@code offhook-sip}, that runs tasks and timers and reads the UDP sockets it was
 * given, so that a packet is parsed and acted on without a hand-over. A task that throws is logged once for each place
 * it throws from, and the loop lives on. After {@link #close()} new tasks are dropped.
 */
public final class SipLoop implements Loop, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);
    private static final int MOST_FAULTS_LOGGED = 100;

    /** After so many tasks the sockets and timers have their turn. */
    private static final int TASKS_IN_A_ROW = 64;

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Selector selector;
    private final Thread thread;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TreeSet<Waiting> timers = new TreeSet<>(); // the loop's alone
    private final AtomicLong timerCount = new AtomicLong();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Set<String> faultsLogged = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public SipLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the system gives no further selector", e);
        }
        thread = new Thread(this::run, "offhook-sip");
        thread.setDaemon(true);
    }

    @Override
    public void execute(Runnable task) {
        if (closed) {
            LOG.debug("SIP loop is closed, task dropped");
            return;
        }
        tasks.add(task);
        if (!started.get() && started.compareAndSet(false, true)) {
            thread.start();
        } else if (asleep.get() && asleep.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    @Override
    public Timer schedule(Duration after, Runnable task) {
        Waiting timer = new Waiting(System.nanoTime() + after.toNanos(), timerCount.incrementAndGet(), task);
        if (isCurrent()) {
            timers.add(timer);
        } else {
            execute(() -> timers.add(timer));
        }
        return timer;
    }

    /**
     * Has a socket read by the loop from now on. May be called from any thread.
     *
     * @param channel not blocking; a closed one is forgotten
     * @param readable called on the loop whenever something is there to read
     */
    void watch(DatagramChannel channel, Runnable readable) {
        execute(() -> {
            try {
                channel.register(selector, SelectionKey.OP_READ, readable);
            } catch (IOException e) {
                LOG.debug("closed before it was read", e);
            }
        });
    }

    /** Waits until the ports of closed sockets are free, which a selector holds on to. Any thread but the loop. */
    void forgetClosed() {
        if (isCurrent() || closed) {
            return;
        }
        CountDownLatch forgotten = new CountDownLatch(1);
        execute(() -> {
            select(0);
            forgotten.countDown();
        });
        try {
            forgotten.await(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True on the loop itself. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        while (!closed) {
            Runnable task = tasks.poll();
            for (int i = 1; task != null && i < TASKS_IN_A_ROW; i++) {
                runGuarded(task);
                task = closed ? null : tasks.poll();
            }
            if (task != null) {
                runGuarded(task);
            }
            runTimers();
            asleep.set(true);
            select(tasks.isEmpty() && !closed ? untilNextTimerMs() : 0);
            asleep.set(false);
        }
        closeSelector();
    }

    private void runTimers() {
        while (!closed && !timers.isEmpty() && timers.first().dueNanos - System.nanoTime() <= 0) {
            Waiting timer = timers.pollFirst();
            if (!timer.cancelled) {
                runGuarded(timer.task);
            }
        }
    }

    /** Rounded up, because a timer must not come early; negative without a timer. */
    private long untilNextTimerMs() {
        if (timers.isEmpty()) {
            return -1;
        }
        return Math.max(0, (timers.first().dueNanos - System.nanoTime() + 999_999) / 1_000_000);
    }

    /** @param waitMs 0 does not wait, negative waits until woken */
    private void select(long waitMs) {
        try {
            if (waitMs == 0) {
                selector.selectNow(this::read);
            } else {
                selector.select(this::read, Math.max(0, waitMs));
            }
        } catch (IOException e) {
            LOG.error("SIP sockets cannot be waited for", e);
            closed = true;
        }
    }

    private void read(SelectionKey key) {
        runGuarded((Runnable) key.attachment());
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
        closed = true;
        if (started.compareAndSet(false, true)) {
            closeSelector();
            return;
        }
        selector.wakeup();
        if (!isCurrent()) {
            try {
                thread.join(CLOSE_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("selector", e);
        }
    }

    private final class Waiting implements Timer, Comparable<Waiting> {

        private final long dueNanos;
        private final long number;
        private final Runnable task;
        private volatile boolean cancelled;

        Waiting(long dueNanos, long number, Runnable task) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (isCurrent()) {
                timers.remove(this);
            } else {
                execute(() -> timers.remove(this));
            }
        }

        @Override
        public int compareTo(Waiting other) {
            long earlier = dueNanos - other.dueNanos;
            return earlier != 0 ? Long.signum(earlier) : Long.compare(number, other.number);
        }
    }
}
