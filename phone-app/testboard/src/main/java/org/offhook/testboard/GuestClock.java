package org.offhook.testboard;

import java.util.List;

/** How time passes on the board, measured against the work that it does. */
public enum GuestClock {
    /**
     * With the wall clock, both processors at once. Quickest to start, but on a busy machine the board
     * misses what it would see in time on real hardware. For tests with peers outside of the board.
     */
    WALL(List.of("-smp", "2")),
    /**
     * While the board works, one nanosecond an instruction, about as fast as a Raspberry Pi Zero 2 W, however long
     * the machine needs for them; while it sleeps, with the wall clock. A busy machine cannot make it late. The
     * default. One processor: with two, QEMU lets each work for up to 100 ms while the other stands still.
     */
    STEADY(List.of("-smp", "1", "-icount", "shift=0")),
    /**
     * Like {@link #STEADY}, but sleep takes no time: an hour of idling is over at once. Also while the board
     * waits for the host, so only for tests that do all of their waiting on the board.
     */
    SKIPPING(List.of("-smp", "1", "-icount", "shift=0,sleep=off"));

    private final List<String> options;

    GuestClock(List<String> options) {
        this.options = options;
    }

    /** For QEMU's command line. */
    List<String> options() {
        return options;
    }
}
