package org.offhook.hal.display;

import org.offhook.hal.bus.BusException;

/**
 * The driver of one display's controller. Each method waits for the bus. After a {@link BusException} nothing is known
 * about the display until {@link #start} has set it up again.
 *
 * <p>Threads: one at a time.
 */
public interface Panel extends AutoCloseable {

    /** Where it is, for people: {@code i2c-1 address 0x27}. */
    String name();

    CharacterGeometry geometry();

    /** Sets the controller up, in whatever state it is, and leaves it without text. */
    void start() throws BusException;

    /** Brings a text of this geometry to the display, after {@link #start}. */
    void show(DisplayText text) throws BusException;

    /** @param percent brightness, as for {@link Backlight#shine}; keeps it over a {@link #start} */
    void shine(int percent) throws BusException;

    /** As {@link Backlight#dims}. */
    boolean dims();

    /** False if it can be seen that the controller is not as it was set up: it was without power meanwhile. */
    boolean isAsSetUp() throws BusException;

    /** Gives the bus back; what stands on the display stays. */
    @Override
    void close();
}
