package org.offhook.hal.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that waits for any number of file descriptors, without a time-out: while nothing happens it never wakes.
 * The thread begins with the first descriptor.
 *
 * <p>Threads: {@link #add}, {@link #remove} and {@link #close} from any, also from a handler.
 */
public final class Poller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final int POLLFD_BYTES = 8;
    private static final int EVENTS = 4;
    private static final int RETURNED = 6;

    /** Is called when there is something to read. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Called on the waiting thread; must return at once.
         *
         * @param events {@link Libc#POLLIN}, and {@code POLLERR}, {@code POLLHUP}, {@code POLLNVAL} if the device is gone
         * @return false to be told no more; whoever added the descriptor still has to close it
         */
        boolean ready(int events);
    }

    private record Waiting(int fd, Handler handler) {}

    private final String name;
    private final Libc libc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition caughtUp = lock.newCondition();
    private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
    private final ByteBuffer wakeValue = Libc.buffer(Long.BYTES).putLong(0, 1);
    private long changes;
    private long seen;
    private boolean closed;
    private int wake = -1;
    private Thread thread;

    /** @param name of its thread */
    public Poller(String name, Libc libc) {
        this.name = name;
        this.libc = libc;
    }

    /**
     * Waits for a descriptor from now on.
     *
     * @throws IOException if the kernel gives no descriptor to wake the thread by
     */
    public void add(int fd, Handler handler) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException(name + " has ended");
            }
            if (thread == null) {
                wake = libc.eventfd();
                if (wake < 0) {
                    throw new IOException("no eventfd: " + Errno.text(-wake));
                }
                thread = Thread.ofPlatform().daemon().name(name).start(this::run);
            }
            waiting.put(fd, new Waiting(fd, handler));
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for it no more; its handler runs no more once this has returned, unless it is the caller. */
    public void remove(int fd) {
        lock.lock();
        try {
            if (waiting.remove(fd) == null) {
                return;
            }
            changed();
            awaitRound();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; no handler runs once this has returned, unless it is the caller. A second call does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            waiting.clear();
            closed = true;
            changed();
            awaitRound();
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        changes++;
        if (thread != null && thread != Thread.currentThread() && wake >= 0) {
            libc.write(wake, wakeValue, Long.BYTES);
        }
    }

    private void awaitRound() {
        long target = changes;
        while (thread != null && thread != Thread.currentThread() && seen < target) {
            caughtUp.awaitUninterruptibly();
        }
    }

    private void run() {
        ByteBuffer drain = Libc.buffer(Long.BYTES);
        ByteBuffer fds = Libc.buffer(POLLFD_BYTES);
        Waiting[] round = {};
        boolean first = true;
        try {
            while (true) {
                lock.lock();
                try {
                    if (closed) {
                        return;
                    }
                    if (first || seen != changes) {
                        first = false;
                        round = waiting.values().toArray(Waiting[]::new);
                        fds = table(round);
                        seen = changes;
                        caughtUp.signalAll();
                    }
                } finally {
                    lock.unlock();
                }
                int ready = libc.poll(fds, round.length + 1, -1);
                if (ready < 0 && ready != -Errno.EINTR) {
                    LOG.error("{} ends: poll: {}", name, Errno.text(-ready));
                    return;
                }
                if (ready > 0) {
                    if (fds.getShort(RETURNED) != 0) {
                        libc.read(wake, drain, Long.BYTES);
                    }
                    serve(round, fds);
                }
            }
        } finally {
            ended();
        }
    }

    private ByteBuffer table(Waiting[] round) {
        ByteBuffer fds = Libc.buffer(POLLFD_BYTES * (round.length + 1));
        fds.putInt(0, wake).putShort(EVENTS, Libc.POLLIN);
        for (int i = 0; i < round.length; i++) {
            int at = POLLFD_BYTES * (i + 1);
            fds.putInt(at, round[i].fd()).putShort(at + EVENTS, Libc.POLLIN);
        }
        return fds;
    }

    private void serve(Waiting[] round, ByteBuffer fds) {
        for (int i = 0; i < round.length; i++) {
            int events = fds.getShort(POLLFD_BYTES * (i + 1) + RETURNED);
            if (events != 0 && isStill(round[i]) && !ready(round[i].handler(), events)) {
                forget(round[i]);
            }
        }
    }

    private static boolean ready(Handler handler, int events) {
        try {
            return handler.ready(events);
        } catch (RuntimeException e) {
            LOG.error("A listener to a device failed; it is still told what follows", e);
            return (events & ~Libc.POLLIN) == 0;
        }
    }

    private boolean isStill(Waiting one) {
        lock.lock();
        try {
            return waiting.get(one.fd()) == one;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Waiting one) {
        lock.lock();
        try {
            if (waiting.remove(one.fd(), one)) {
                changes++;
            }
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            libc.close(wake);
            wake = -1;
            thread = null;
            caughtUp.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
