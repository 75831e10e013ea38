package org.offhook.hal.line;

import java.time.Duration;

/** How a device wants to use one line of a chip. "Active" is the device's word: {@code activeLow} turns it over. */
public sealed interface LineUse {

    /** Number of the line on its chip, from 0. */
    int offset();

    /** True when a low voltage means active. */
    boolean activeLow();

    /**
     * A line that is read.
     *
     * @param edges whether changes are told to the bank's listener
     * @param debounce for how long a contact must rest before its change counts, as far as the back end can do it in
     *     hardware or kernel; zero leaves every bounce to the device
     */
    record Input(int offset, Bias bias, boolean activeLow, boolean edges, Duration debounce) implements LineUse {
        public Input {
            requireOffset(offset);
            if (debounce.isNegative()) {
                throw new IllegalArgumentException("debounce " + debounce + " is negative");
            }
        }
    }

    /** A line that is driven, inactive from the start unless told otherwise. */
    record Output(int offset, Drive drive, boolean activeLow, boolean activeAtFirst) implements LineUse {
        public Output {
            requireOffset(offset);
        }
    }

    /** What holds a line that nobody drives. */
    enum Bias {
        /** As the chip was set up. */
        AS_IS,
        NONE,
        PULL_UP,
        PULL_DOWN
    }

    /** How an output is driven. */
    enum Drive {
        PUSH_PULL,
        /** Drives low only; high is left to a pull-up. */
        OPEN_DRAIN,
        /** Drives high only; low is left to a pull-down. */
        OPEN_SOURCE
    }

    private static void requireOffset(int offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("line " + offset + " is negative");
        }
    }
}
