package org.offhook.hal.sim;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.offhook.hal.hook.HookListener;
import org.offhook.hal.hook.HookState;
import org.offhook.hal.hook.HookSwitch;

/** A handset that is lifted by method. Any thread; listeners run on the caller's, one change after the other. */
public final class SimHook implements HookSwitch {

    private final LongSupplier nanos;
    private final List<HookListener> listeners = new CopyOnWriteArrayList<>();
    private volatile HookState state = HookState.ON_HOOK;

    SimHook(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public HookState state() {
        return state;
    }

    @Override
    public void addListener(HookListener listener) {
        listeners.add(listener);
    }

    public void lift() {
        to(HookState.OFF_HOOK);
    }

    public void replace() {
        to(HookState.ON_HOOK);
    }

    synchronized void close() {
        listeners.clear();
    }

    private synchronized void to(HookState changed) {
        if (changed != state) {
            state = changed;
            long at = nanos.getAsLong();
            listeners.forEach(listener -> listener.changed(changed, at));
        }
    }
}
