package org.offhook.hal.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.loop.DeviceLoop;

/** A contact in a {@link SimWiring}: a key, a hook switch, a spring of a dial. Any thread. */
public final class SimContact {

    private final SimWiring wiring;
    private final List<DeviceLoop.Due> bounces = new ArrayList<>();
    private boolean closed;

    SimContact(SimWiring wiring) {
        this.wiring = wiring;
    }

    public boolean closed() {
        synchronized (wiring) {
            return closed;
        }
    }

    public void close() {
        move(true, BounceTrace.NONE);
    }

    public void open() {
        move(false, BounceTrace.NONE);
    }

    /** Moves it now; where it was bouncing, that is over. */
    public void move(boolean toClosed, BounceTrace trace) {
        synchronized (wiring) {
            bounces.forEach(DeviceLoop.Due::cancel);
            bounces.clear();
            set(toClosed);
            DeviceLoop loop = wiring.loop();
            long start = loop.nanos();
            boolean state = toClosed;
            for (Duration change : trace.changes()) {
                state = !state;
                boolean changed = state;
                bounces.add(loop.at(start + change.toNanos(), () -> set(changed)));
            }
        }
    }

    private void set(boolean changed) {
        synchronized (wiring) {
            if (closed != changed) {
                closed = changed;
                wiring.resolve();
            }
        }
    }
}
