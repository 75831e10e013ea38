package org.offhook.hal.display.oled;

import org.offhook.hal.bus.BusException;

/** How commands and pixels reach the controller. One thread. */
public interface OledWire extends AutoCloseable {

    /** Where it is, for people. */
    String name();

    /** Brings the controller into the state after power-on, if a line for it is there. */
    void reset() throws BusException;

    void commands(byte[] commands) throws BusException;

    void pixels(byte[] bytes, int offset, int length) throws BusException;

    /** The status byte, or −1 if it cannot be read here. */
    int status() throws BusException;

    @Override
    void close();
}
