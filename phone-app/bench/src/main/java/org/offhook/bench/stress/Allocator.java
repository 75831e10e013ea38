package org.offhook.bench.stress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes garbage at a steady rate: small arrays, of which the last few hundred are kept for a while as a program keeps
 * some of what it makes.
 */
final class Allocator implements Pressure {

    private static final int PIECE = 1024;
    private static final int KEPT = 512;

    private final long bytesPerSecond;
    private final byte[][] kept = new byte[KEPT][];
    private volatile long allocated;

    Allocator(int megabytesPerSecond) {
        bytesPerSecond = megabytesPerSecond * 1_000_000L;
    }

    @Override
    public void run(Running running) {
        long begin = System.nanoTime();
        long before = allocated;
        while (running.yes()) {
            long due = (System.nanoTime() - begin) * (bytesPerSecond / 1_000_000) / 1000;
            long behind = due - (allocated - before);
            if (behind > bytesPerSecond / 10) {
                // The machine cannot give so much: what is lost is lost.
                begin = System.nanoTime();
                before = allocated;
            }
            for (long made = 0; made < behind; made += PIECE) {
                kept[(int) (allocated / PIECE % KEPT)] = new byte[PIECE];
                allocated += PIECE;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Override
    public double done() {
        return allocated / 1e6;
    }

    @Override
    public String unit() {
        return "MB";
    }
}
