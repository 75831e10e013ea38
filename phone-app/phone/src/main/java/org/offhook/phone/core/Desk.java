package org.offhook.phone.core;

import java.util.List;
import org.offhook.hal.hook.HookState;

/**
 * The phone's body: what the user speaks and listens through, and what of it does not work.
 *
 * @param muted the other side hears silence; only in a call
 * @param faults of the board, a sentence each
 */
public record Desk(HookState hook, HandsFree handsFree, boolean muted, List<String> faults) {

    static final Desk AT_REST = new Desk(HookState.ON_HOOK, HandsFree.OFF, false, List.of());

    public Desk {
        faults = List.copyOf(faults);
    }

    public boolean handsetUp() {
        return hook == HookState.OFF_HOOK;
    }

    /** True when the user listens: handset lifted, or speaker or headset on. */
    public boolean engaged() {
        return handsetUp() || handsFree != HandsFree.OFF;
    }

    Desk with(HookState changed) {
        return new Desk(changed, handsFree, muted, faults);
    }

    Desk with(HandsFree changed) {
        return new Desk(hook, changed, muted, faults);
    }

    Desk withMuted(boolean changed) {
        return new Desk(hook, handsFree, changed, faults);
    }

    Desk withFaults(List<String> changed) {
        return new Desk(hook, handsFree, muted, changed);
    }
}
