package org.offhook.hal.board;

import java.util.List;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;

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

    /** The chips of the kernel that may be opened; none if this back end cannot tell. */
    default List<MachineChip> chips() {
        return List.of();
    }

    /**
     * Opens a device on a bus; whether it answers is seen by the first transfer.
     *
     * @throws BusException if there is no such bus, with those that there are, or it may not be opened
     */
    BusDevice device(BusAddress address) throws BusException;

    /**
     * Opens a pulse-width output; it is off until it is set.
     *
     * @param chip number of the kernel's PWM chip, as in {@code /sys/class/pwm/pwmchip0}
     * @param hertz how many pulses a second, at least 1
     * @throws LineException if there is no such output, or it may not be used, or this back end has none at all
     */
    default Pwm pwm(int chip, int channel, int hertz) throws LineException {
        throw new LineException("the back end " + name() + " has no PWM outputs");
    }

    /** Gives up everything that was opened by it. */
    @Override
    void close();
}
