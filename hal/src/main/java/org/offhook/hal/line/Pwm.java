package org.offhook.hal.line;

/**
 * An output whose mean voltage can be chosen: the brightness of a lamp or a backlight. One thread at a time; a call
 * takes as long as a write to a file of the kernel.
 */
public interface Pwm extends AutoCloseable {

    /**
     * @param duty part of the time for which the output is high, 0…1; what is beyond is cut off
     * @throws LineException if the output is gone
     */
    void set(double duty) throws LineException;

    /** Switches the output off and gives it back. A second call does nothing. */
    @Override
    void close();
}
