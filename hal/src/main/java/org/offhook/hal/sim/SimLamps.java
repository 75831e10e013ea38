package org.offhook.hal.sim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampBank;
import org.offhook.hal.lamp.LampSignal;

/** Lamps that are read by method. {@link #show} by one thread at a time, the rest by any. */
public final class SimLamps implements LampBank {

    private final List<Consumer<Map<Lamp, LampSignal>>> watchers = new CopyOnWriteArrayList<>();
    private volatile Map<Lamp, LampSignal> signals = complete(Map.of());

    @Override
    public Set<Lamp> lamps() {
        return EnumSet.allOf(Lamp.class);
    }

    @Override
    public void show(Map<Lamp, LampSignal> changed) {
        Map<Lamp, LampSignal> all = complete(changed);
        signals = all;
        watchers.forEach(watcher -> watcher.accept(all));
    }

    private static Map<Lamp, LampSignal> complete(Map<Lamp, LampSignal> named) {
        Map<Lamp, LampSignal> all = new EnumMap<>(Lamp.class);
        for (Lamp lamp : Lamp.values()) {
            all.put(lamp, named.getOrDefault(lamp, LampSignal.OFF));
        }
        return Collections.unmodifiableMap(all);
    }

    /** What every lamp says. */
    public Map<Lamp, LampSignal> signals() {
        return signals;
    }

    /** Whether a lamp is lit at that moment, by any clock that goes on evenly. */
    public boolean lit(Lamp lamp, long atNanos) {
        return signals.get(lamp).pattern().lit(atNanos);
    }

    /** Adds somebody who is told each change from now on, by the thread that shows it; must not block. */
    public void addWatcher(Consumer<Map<Lamp, LampSignal>> watcher) {
        watchers.add(watcher);
    }

    public void removeWatcher(Consumer<Map<Lamp, LampSignal>> watcher) {
        watchers.remove(watcher);
    }
}
