package org.offhook.hal.board;

import org.offhook.hal.display.Backlight;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;
import org.offhook.hal.loop.DeviceLoop;

/** A light that is dimmed by pulse width. Set on the loop, and again each second while that fails. */
final class PwmBacklight implements Backlight, AutoCloseable {

    private static final long RETRY_NANOS = 1_000_000_000;

    private final Pwm pwm;
    private final boolean activeLow;
    private final DeviceLoop loop;
    private int wanted;
    private DeviceLoop.Due retry = () -> {};

    PwmBacklight(Pwm pwm, boolean activeLow, DeviceLoop loop) {
        this.pwm = pwm;
        this.activeLow = activeLow;
        this.loop = loop;
        shine(0);
    }

    @Override
    public void shine(int percent) {
        loop.execute(() -> {
            wanted = percent;
            set();
        });
    }

    @Override
    public void close() {
        pwm.close();
    }

    private void set() {
        retry.cancel();
        try {
            double share = wanted / 100.0;
            pwm.set(activeLow ? 1 - share : share);
        } catch (LineException e) {
            retry = loop.at(loop.nanos() + RETRY_NANOS, this::set);
        }
    }
}
