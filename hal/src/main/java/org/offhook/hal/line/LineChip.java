package org.offhook.hal.line;

import java.util.List;

/** A chip with GPIO lines: of the kernel, or an expander on a bus. Any thread. */
public interface LineChip extends AutoCloseable {

    /** What people call it, and what the board profile says: {@code gpiochip0}, {@code mcp23017@0x20}. */
    String name();

    /** How many lines it has. */
    int lines();

    /**
     * Takes lines for a device.
     *
     * @param consumer who uses them, for others that look: {@code offhook keypad}
     * @param uses at most {@link LineBank#MOST}, no line twice
     * @param listener is told the edges of the inputs that want it
     * @throws LineException which line cannot be had and why (taken, no such line, no pull-up here)
     */
    LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException;

    /** Gives up the chip and every bank taken from it. */
    @Override
    void close();
}
