package org.offhook.audio.engine;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens one sound device, and again when it is gone, with pauses that double; while there is a call they are short, as
 * somebody waits to hear something.
 *
 * <p>Threads: {@link #open}, {@link #lost}, {@link #pause} and {@link #end} by the thread that opens; {@link #usable} and
 * {@link #gone} also by the audio thread; the rest by any.
 */
final class DeviceOpener {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceOpener.class);
    private static final long IN_A_CALL_NANOS = 400_000_000;

    private final PcmDevice device;
    private final Set<AudioRoute> routes;
    private final long first;
    private final long most;
    private final BooleanSupplier inCall;
    private final DeviceListener listener;

    private volatile DeviceState state = DeviceState.CLOSED;
    private volatile String problem = "";
    private volatile boolean running = true;
    private volatile Thread thread;
    private long pause;
    private long openedAt;
    private String logged = "";

    DeviceOpener(
            PcmDevice device,
            Set<AudioRoute> routes,
            EngineConfig config,
            BooleanSupplier inCall,
            DeviceListener told) {
        this.device = device;
        this.routes = routes;
        this.inCall = inCall;
        listener = told;
        first = config.reopenFirst().toNanos();
        most = config.reopenMost().toNanos();
        pause = first;
    }

    /** Who opens; before anything else. */
    void begin() {
        thread = Thread.currentThread();
    }

    boolean running() {
        return running;
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

    Set<AudioRoute> routes() {
        return routes;
    }

    /** Tries to open it. */
    boolean open() {
        try {
            device.open();
            if (!running) {
                return false;
            }
            logged = "";
            problem = "";
            openedAt = System.nanoTime();
            state = DeviceState.OPEN;
            tell();
            return true;
        } catch (PcmException | RuntimeException | LinkageError e) {
            if (!running) {
                return false;
            }
            String why = String.valueOf(e.getMessage());
            if (!why.equals(logged)) {
                LOG.warn("The sound device does not open: {}", why);
            }
            logged = why;
            report(why);
            return false;
        }
    }

    /** Closes what has said that it is gone. */
    void lost() {
        String why = device.problem();
        LOG.warn("The sound device is gone: {}", why);
        device.close();
        pause = System.nanoTime() - openedAt > most ? first : pause;
        report(why);
    }

    private void report(String why) {
        boolean news = !why.equals(problem);
        problem = why;
        state = DeviceState.MISSING;
        if (news) {
            tell();
        }
    }

    private void tell() {
        listener.changed(routes, state, problem);
    }

    /** Waits before the next attempt, and longer each time. */
    void pause() {
        long begun = System.nanoTime();
        for (long left = left(begun); running && left > 0; left = left(begun)) {
            LockSupport.parkNanos(this, left);
        }
        pause = Math.min(pause * 2, most);
    }

    private long left(long begun) {
        return begun + (inCall.getAsBoolean() ? Math.min(pause, IN_A_CALL_NANOS) : pause) - System.nanoTime();
    }

    /** A call has begun: a long pause becomes a short one. */
    void hurry() {
        LockSupport.unpark(thread);
    }

    void stop() {
        running = false;
        device.abandon();
        LockSupport.unpark(thread);
    }

    /** The opening thread's last word. */
    void end() {
        state = DeviceState.CLOSED;
        device.close();
    }
}
