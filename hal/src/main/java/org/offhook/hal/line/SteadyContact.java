package org.offhook.hal.line;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A contact without its bounces. A change counts once the contact has rested for a time; when it has, is judged by the
 * times of its edges, so a loop that is late sees the same as one that is not. On the loop only.
 */
final class SteadyContact {

    /** Is told each change that counts. */
    @FunctionalInterface
    interface Listener {

        /** @param atNanos when the contact first moved */
        void changed(boolean active, long atNanos);
    }

    private final DeviceLoop loop;
    private final long restNanos;
    private final BooleanSupplier reading;
    private final Listener listener;
    private boolean steady;
    private boolean last;
    private long lastAt;
    private long movedAt;
    private DeviceLoop.Due due = () -> {};

    /**
     * @param rest for how long the contact must rest
     * @param active what it is at first
     * @param reading looks at the line itself, lest an edge was lost
     */
    SteadyContact(DeviceLoop loop, Duration rest, boolean active, BooleanSupplier reading, Listener listener) {
        this.loop = loop;
        this.restNanos = rest.toNanos();
        this.reading = reading;
        this.listener = listener;
        steady = active;
        last = active;
        lastAt = loop.nanos() - restNanos;
    }

    boolean active() {
        return steady;
    }

    /** The line has changed. Twice the same in a row means that one change was lost: it has not rested either. */
    void edge(boolean active, long atNanos) {
        boolean rested = atNanos - lastAt >= restNanos;
        if (rested && last != steady) {
            count();
        }
        if (rested) {
            movedAt = atNanos;
        }
        last = active;
        lastAt = atNanos;
        due.cancel();
        if (last != steady) {
            due = loop.at(atNanos + restNanos, this::rested);
        }
    }

    private void rested() {
        boolean now = reading.getAsBoolean();
        if (now == last) {
            count();
        } else {
            edge(now, loop.nanos());
        }
    }

    private void count() {
        steady = last;
        listener.changed(steady, movedAt);
    }
}
