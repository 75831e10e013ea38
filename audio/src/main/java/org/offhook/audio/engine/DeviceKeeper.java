package org.offhook.audio.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the sound device, and opens it again for as long as it takes when it is gone.
 *
 * <p>Threads: {@link #run} is a thread of its own, because opening may block for long; {@link #usable} and
 * {@link #gone} by the audio thread, which touches the device only while it is usable; {@link #stop} by the owner
 * once the audio thread has ended; the rest by any.
 */
final class DeviceKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceKeeper.class);

    private final PcmDevice device;
    private final Duration first;
    private final Duration most;
    private volatile DeviceState state = DeviceState.CLOSED;
    private volatile String problem = "";
    private volatile boolean running = true;
    private volatile Thread thread;

    DeviceKeeper(PcmDevice device, Duration first, Duration most) {
        this.device = device;
        this.first = first;
        this.most = most;
    }

    boolean usable() {
        return state == DeviceState.OPEN;
    }

    /** The device has answered that it is gone. */
    void gone() {
        state = DeviceState.MISSING;
        LockSupport.unpark(thread);
    }

    DeviceState state() {
        return state;
    }

    String problem() {
        return problem;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        long pause = first.toNanos();
        long openedAt = 0;
        boolean opened = false;
        while (running) {
            if (state == DeviceState.OPEN) {
                LockSupport.park(this);
                continue;
            }
            if (opened) {
                opened = false;
                problem = device.problem();
                LOG.warn("The sound device is gone: {}", problem);
                device.close();
                pause = System.nanoTime() - openedAt > most.toNanos() ? first.toNanos() : pause;
                pause = pauseAndDouble(pause);
            } else if (open()) {
                opened = true;
                openedAt = System.nanoTime();
            } else {
                pause = pauseAndDouble(pause);
            }
        }
        state = DeviceState.CLOSED;
        device.close();
    }

    private boolean open() {
        try {
            device.open();
            problem = "";
            state = DeviceState.OPEN;
            return true;
        } catch (PcmException | RuntimeException | LinkageError e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(problem)) {
                LOG.warn("The sound device does not open: {}", why);
            }
            problem = why;
            state = DeviceState.MISSING;
            return false;
        }
    }

    /** Waits before the next attempt, and says how long to wait before the one after it. */
    private long pauseAndDouble(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; running && left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        return Math.min(nanos * 2, most.toNanos());
    }

    void stop() {
        running = false;
        LockSupport.unpark(thread);
    }
}
