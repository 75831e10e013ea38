package org.offhook.phone.core;

import org.offhook.hal.hook.HookState;

/**
 * What the user speaks and listens through.
 *
 * @param muted the other side hears silence; only in a call
 */
public record Desk(HookState hook, HandsFree handsFree, boolean muted) {

    static final Desk AT_REST = new Desk(HookState.ON_HOOK, HandsFree.OFF, false);

    public boolean handsetUp() {
        return hook == HookState.OFF_HOOK;
    }

    /** True when the user listens: handset lifted, or speaker or headset on. */
    public boolean engaged() {
        return handsetUp() || handsFree != HandsFree.OFF;
    }

    Desk with(HookState changed) {
        return new Desk(changed, handsFree, muted);
    }

    Desk with(HandsFree changed) {
        return new Desk(hook, changed, muted);
    }

    Desk withMuted(boolean changed) {
        return new Desk(hook, handsFree, changed);
    }
}
