package org.offhook.phone.wiring;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.PhoneState;
import org.offhook.provisioning.agent.ConfigTarget;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * The phone, as the provisioning agent sees it: each new configuration ends the inside of the phone and starts another
 * one. {@link #apply} and {@link #idle} are for the agent's thread, the rest for any.
 */
public final class ProvisionedPhone implements ConfigTarget, AutoCloseable {

    /** How a phone of a configuration is started. */
    @FunctionalInterface
    public interface Start {
        OffHook start(PhoneConfig config) throws StartException;
    }

    private final Start start;
    private final Consumer<OffHook> started;
    /** Held while the inside changes. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Optional<OffHook> inside = Optional.empty();
    private boolean closed;

    /**
     * @param start makes each new inside
     * @param started told of each new inside, on the agent's thread, as soon as it runs: the place to add listeners
     */
    public ProvisionedPhone(Start start, Consumer<OffHook> started) {
        this.start = start;
        this.started = started;
    }

    /** The phone that is at work now; none before the first configuration, between two, and at the end. */
    public Optional<OffHook> inside() {
        return inside;
    }

    /** Takes up to two seconds when there was a phone before: it says good-bye to its servers. */
    @Override
    public void apply(PhoneConfig config) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            inside.ifPresent(OffHook::close);
            inside = Optional.empty();
            OffHook phone = start.start(config);
            inside = Optional.of(phone);
            started.accept(phone);
        } catch (StartException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Nobody is on a call, rings, dials, works the menu, or has the handset in his hand. */
    @Override
    public boolean idle() {
        return inside.map(OffHook::state).map(ProvisionedPhone::idle).orElse(true);
    }

    private static boolean idle(PhoneState state) {
        return state.calls().isEmpty()
                && state.activity() instanceof Activity.Idle
                && !state.panel().menu().open()
                && !state.desk().engaged();
    }

    /** Ends the phone; no configuration starts another one. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            inside.ifPresent(OffHook::close);
            inside = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
