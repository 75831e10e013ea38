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

    /**
     * The cradle was pressed for a moment, too short to hang up; the state has not changed. Only from a switch that is
     * told to tell flashes apart, which none is by default.
     *
     * @param atNanos when the cradle was let go
     */
    default void flashed(long atNanos) {}
}
