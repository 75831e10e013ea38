package org.offhook.hal.sim;

/** A device on a bus in memory, by its registers. Each call is one transfer; one at a time. */
public interface SimBusChip {

    /** Is written to; the bytes after address and direction. */
    void write(byte[] bytes);

    /** Is read. */
    byte[] read(int length);
}
