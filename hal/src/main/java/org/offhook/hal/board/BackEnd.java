package org.offhook.hal.board;

import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;

/** A way to reach the lines and buses of this machine: the kernel's own interfaces, Pi4J, memory. Any thread. */
public interface BackEnd extends AutoCloseable {

    /** {@code cdev}, {@code pi4j}, {@code sim}. */
    String name();

    /**
     * Opens a chip of the kernel.
     *
     * @param chip by device name ({@code gpiochip0}) or by label ({@code pinctrl-bcm2711})
     * @throws LineException if there is no such chip, with those that there are, or it may not be opened
     */
    LineChip chip(String chip) throws LineException;

    /**
     * Opens a device on a bus; whether it answers is seen by the first transfer.
     *
     * @throws BusException if there is no such bus, with those that there are, or it may not be opened
     */
    BusDevice device(BusAddress address) throws BusException;

    /** Gives up everything that was opened by it. */
    @Override
    void close();
}
