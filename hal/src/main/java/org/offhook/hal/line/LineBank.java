package org.offhook.hal.line;

/**
 * Lines of one chip that were taken together, at most {@link #MOST}. In every mask, bit <i>i</i> is the <i>i</i>-th line
 * of the request, whatever its number on the chip is.
 *
 * <p>Threads: {@link #read} and {@link #write} by one thread at a time; edges are told on a thread of the back end.
 */
public interface LineBank extends AutoCloseable {

    int MOST = 64;

    /**
     * Reads all lines at one moment, as far as the chip can.
     *
     * @return a set bit for each active line; for an output, what it was told
     * @throws LineException if the chip is gone
     */
    long read() throws LineException;

    /**
     * Drives outputs, all at one moment as far as the chip can.
     *
     * @param mask which lines; bits of inputs are ignored
     * @param active a set bit makes a line of the mask active, a clear one inactive
     * @throws LineException if the chip is gone
     */
    void write(long mask, long active) throws LineException;

    /** Gives the lines back; no edge is told once it has returned. A second call does nothing. */
    @Override
    void close();
}
