package org.offhook.hal.sim;

/** A light-emitting diode in a {@link SimWiring}: lit while its anode is driven high and its cathode low. Any thread. */
public final class SimLed {

    private final SimWiring wiring;
    private boolean lit;
    private long litSince;
    private long litNanos;

    SimLed(SimWiring wiring) {
        this.wiring = wiring;
    }

    public boolean lit() {
        synchronized (wiring) {
            return lit;
        }
    }

    /** For how long it was lit so far, in nanoseconds: what the eye sees of a light that is lit in turns. */
    public long litNanos() {
        synchronized (wiring) {
            return litNanos + (lit ? wiring.loop().nanos() - litSince : 0);
        }
    }

    void set(boolean changed) {
        long now = wiring.loop().nanos();
        if (lit && !changed) {
            litNanos += now - litSince;
        } else if (changed && !lit) {
            litSince = now;
        }
        lit = changed;
    }
}
