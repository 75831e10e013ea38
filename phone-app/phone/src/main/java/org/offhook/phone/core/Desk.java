package org.offhook.phone.core;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.hook.HookState;

/**
 * The phone's body: what the user speaks and listens through, and what of it does not work.
 *
 * @param muted the other side hears silence; only in a call
 * @param faults of the board, a sentence each
 * @param silent what no sound comes out of now, as its sound device is missing, and why
 */
public record Desk(
        HookState hook, HandsFree handsFree, boolean muted, List<String> faults, Map<Outlet, String> silent) {

    static final Desk AT_REST = new Desk(HookState.ON_HOOK, HandsFree.OFF, false, List.of(), Map.of());

    public Desk {
        faults = List.copyOf(faults);
        silent = Map.copyOf(silent);
    }

    public boolean handsetUp() {
        return hook == HookState.OFF_HOOK;
    }

    /** True when the user listens: handset lifted, or speaker or headset on. */
    public boolean engaged() {
        return handsetUp() || handsFree != HandsFree.OFF;
    }

    Desk with(HookState changed) {
        return new Desk(changed, handsFree, muted, faults, silent);
    }

    Desk with(HandsFree changed) {
        return new Desk(hook, changed, muted, faults, silent);
    }

    Desk withMuted(boolean changed) {
        return new Desk(hook, handsFree, changed, faults, silent);
    }

    Desk withFaults(List<String> changed) {
        return new Desk(hook, handsFree, muted, changed, silent);
    }

    /** @param problem one sentence, or the empty string if there is sound */
    Desk withSound(Set<Outlet> outlets, String problem) {
        Map<Outlet, String> changed = new EnumMap<>(Outlet.class);
        changed.putAll(silent);
        outlets.forEach(outlet -> changed.put(outlet, problem));
        changed.values().removeIf(String::isEmpty);
        return new Desk(hook, handsFree, muted, faults, changed);
    }
}
