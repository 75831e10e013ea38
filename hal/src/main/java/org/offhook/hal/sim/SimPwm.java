package org.offhook.hal.sim;

import org.offhook.hal.line.Pwm;

/** A brightness in memory. Any thread. */
public final class SimPwm implements Pwm {

    private volatile int percent;

    @Override
    public void duty(int share) {
        percent = share;
    }

    /** For how much of the time it is active, 0…100. */
    public int percent() {
        return percent;
    }

    @Override
    public void close() {
        percent = 0;
    }
}
