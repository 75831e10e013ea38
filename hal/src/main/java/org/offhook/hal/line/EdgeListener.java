package org.offhook.hal.line;

/** Is told when a line changes. */
@FunctionalInterface
public interface EdgeListener {

    /** Wants to know nothing. */
    EdgeListener NONE = (_, _, _) -> {};

    /**
     * Called on the back end's thread, in the order in which the edges happened; must return at once.
     *
     * @param index place of the line in its bank, from 0
     * @param active what the line is since then
     * @param atNanos when it changed, by the clock of {@link System#nanoTime()}
     */
    void edge(int index, boolean active, long atNanos);
}
