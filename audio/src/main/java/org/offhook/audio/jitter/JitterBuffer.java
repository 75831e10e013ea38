package org.offhook.audio.jitter;

/**
 * Takes packets as the network brings them and gives sound without end, period by period. What it does about
 * jitter, loss and drift is its own affair, time-scaling included.
 *
 * <p>Threads: the audio thread owns it whole; only {@link #counters()} may be read by others. No call allocates,
 * locks, logs or throws.
 */
public interface JitterBuffer {

    /** The longest payload that is taken, in bytes. */
    int MAX_PAYLOAD = 1500;

    /** The packet waits for its time. */
    int QUEUED = 0;
    /** It was there already. */
    int DUPLICATE = 1;
    /** Its time has passed. */
    int LATE = 2;
    /** There is no room for it. */
    int REFUSED = 3;

    /**
     * Hands over a packet; the payload is copied.
     *
     * @param sequence 16 bits as on the wire
     * @param timestamp 32 bits as on the wire
     * @param length of the payload; 0 for a packet that carries no sound (telephone-event) but has its place in
     *     the sequence
     * @return {@link #QUEUED}, {@link #DUPLICATE}, {@link #LATE} or {@link #REFUSED}
     */
    int put(
            int payloadType,
            boolean marker,
            int sequence,
            int timestamp,
            long arrivalNanos,
            byte[] data,
            int offset,
            int length);

    /** Gives the next {@code samples} samples: silence if there is nothing to play. */
    void read(short[] pcm, int samples, long nowNanos);

    /** Forgets all packets and the position in the stream: another source, or the sound was not wanted for a while. */
    void reset();

    JitterCounters counters();
}
