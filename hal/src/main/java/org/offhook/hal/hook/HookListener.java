package org.offhook.hal.hook;

/** Is told when the handset is lifted or put down. */
@FunctionalInterface
public interface HookListener {

    /**
     * Called on the hook switch's own thread; must return at once.
     *
     * @param atNanos when the contact moved, by the clock of {@link System#nanoTime()}
     */
    void changed(HookState state, long atNanos);
}
