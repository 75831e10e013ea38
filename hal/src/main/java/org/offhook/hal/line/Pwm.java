package org.offhook.hal.line;

/**
 * An output that is active for a share of the time, too fast to be seen: the brightness of a light.
 *
 * <p>Threads: one at a time.
 */
public interface Pwm extends AutoCloseable {

    /**
     * @param percent for how much of the time it is active, 0…100
     * @throws LineException if the chip is gone
     */
    void duty(int percent) throws LineException;

    /** Leaves it inactive and gives it back. A second call does nothing. */
    @Override
    void close();
}
