package org.offhook.hal.bus;

/**
 * One device on an I²C or SPI bus. Each call is one transfer: on I²C from start to stop condition, on SPI with chip
 * select held. Calls wait for the bus, so never on the phone loop.
 *
 * <p>Threads: one at a time for a device; devices of one bus may be used by different threads.
 */
public interface BusDevice extends AutoCloseable {

    /** Where it is, for people: {@code i2c-1 address 0x27}. */
    String name();

    /** Most bytes that one transfer may have; a longer one is refused with {@link IllegalArgumentException}. */
    int mostBytes();

    /**
     * @throws BusException if nobody answers at the address, or the bus is gone
     */
    void write(byte[] bytes, int offset, int length) throws BusException;

    /**
     * @throws BusException if nobody answers at the address, or the bus is gone
     */
    void read(byte[] bytes, int offset, int length) throws BusException;

    /**
     * Writes and then reads without letting go of the bus (I²C: repeated start).
     *
     * @throws BusException if nobody answers at the address, or the bus is gone
     */
    void writeRead(byte[] out, byte[] in) throws BusException;

    @Override
    void close();
}
