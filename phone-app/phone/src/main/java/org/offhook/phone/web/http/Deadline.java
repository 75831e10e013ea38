package org.offhook.phone.web.http;

import java.time.Duration;

/**
 * The moment until which a connection must have done what it is at. The connection's threads set it, the listener's
 * thread looks at it and closes what is late, which ends any wait for the socket.
 */
final class Deadline {

    private static final long NONE = Long.MAX_VALUE;

    private volatile long at = NONE;

    void in(Duration time) {
        at = System.nanoTime() + time.toNanos();
    }

    void none() {
        at = NONE;
    }

    boolean passed(long now) {
        long set = at;
        return set != NONE && now - set > 0;
    }
}
