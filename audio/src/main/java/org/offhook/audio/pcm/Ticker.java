package org.offhook.audio.pcm;

import java.util.concurrent.locks.LockSupport;

/** Where a {@link PeriodClock} gets its time; another one in tests. */
interface Ticker {

    /** {@link System#nanoTime()} and parking. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void waitUntil(long nanoTime) {
            boolean interrupted = false; // an interrupt would turn parking into spinning
            for (long left = nanoTime - nanoTime(); left > 0; left = nanoTime - nanoTime()) {
                LockSupport.parkNanos(left);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    };

    long nanoTime();

    /** Returns at {@code nanoTime} or a little later, even if the thread is interrupted. */
    void waitUntil(long nanoTime);
}
