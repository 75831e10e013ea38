package org.offhook.phone.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes those who wait for the phone to change. Who is slow misses no more than what has been overtaken: he looks at the
 * state as it is when he wakes. {@link #changed} never waits, so the phone's own thread may call it.
 */
final class LiveFeed {

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Watch watch() {
        Watch watch = new Watch();
        watches.add(watch);
        if (closed) {
            watch.wake();
        }
        return watch;
    }

    void changed() {
        watches.forEach(Watch::wake);
    }

    /** Ends all waiting. */
    void close() {
        closed = true;
        changed();
    }

    boolean closed() {
        return closed;
    }

    final class Watch implements AutoCloseable {

        private final Semaphore changes = new Semaphore(0);

        /** Waits for a change since the last one that was waited for, but no longer than this. */
        void await(Duration most) throws InterruptedException {
            if (changes.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                changes.drainPermits();
            }
        }

        private void wake() {
            changes.release();
        }

        @Override
        public void close() {
            watches.remove(this);
            wake();
        }
    }
}
