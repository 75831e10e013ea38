package org.offhook.hal.display;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a driver waits for its controller; in tests, virtual time. */
@FunctionalInterface
public interface Pause {

    /** By sleeping. */
    Pause SLEEP = micros -> {
        long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    };

    /** Waits at least so long. */
    void micros(long micros);
}
