package org.offhook.hal.hook;

/**
 * The switch under the handset. It reports what the user did, not what the contact does: bounces are gone,
 * and a pause that is too short to be a hang-up is not reported.
 *
 * <p>Threads: every method from any thread.
 */
public interface HookSwitch {

    /** Where the handset is now. */
    HookState state();

    /**
     * Adds somebody who is told each change from now on, in order. A change that happens meanwhile may be
     * seen both by {@link #state()} and by the listener.
     */
    void addListener(HookListener listener);
}
