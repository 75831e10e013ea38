package org.offhook.hal.sim;

import org.offhook.hal.line.Pwm;

/** A brightness in memory. Any thread. */
public final class SimPwm implements Pwm {

    private volatile double duty;

    @Override
    public void set(double share) {
        duty = Math.clamp(share, 0, 1);
    }

    /** For how much of the time it is high, 0…1. */
    public double duty() {
        return duty;
    }

    @Override
    public void close() {
        duty = 0;
    }
}
