package org.offhook.hal.line;

/**
 * A bank whose outputs can also be let go while it is held, so that several lights may share them (charlieplexing).
 * Expanders with a direction register offer it, and so may any other chip.
 */
public interface FloatingBank extends LineBank {

    /**
     * Says of all outputs at once which are driven, and how. In between, none is driven as nobody wanted it: what is to
     * float floats before anything else changes.
     *
     * @param driven the outputs that are driven; the others float
     * @param active a set bit drives a line of {@code driven} active, a clear one inactive
     * @throws LineException if the chip is gone
     */
    void drive(long driven, long active) throws LineException;
}
