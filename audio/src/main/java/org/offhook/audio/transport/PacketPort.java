package org.offhook.audio.transport;

/**
 * Where the audio thread gets the RTP packets of one session's peer and leaves its own. What a packet goes through on
 * its way (the socket at once, or another thread that protects it) is the port's affair.
 *
 * <p>Threads: the audio thread, while the graph that it works on holds the session. No call allocates, waits, logs or
 * throws; what went wrong is a status or a counter.
 */
public interface PacketPort {

    /** Nothing waits. */
    int NOTHING = 0;
    /** The packet is RTP of the peer. */
    int RTP = 1;
    /** A datagram was taken that is not for the audio thread; there may be more. */
    int OTHER = 2;

    /** A period begins; once in each, before {@link #receive}. */
    void beginPeriod(long nowNanos);

    /**
     * Takes the next packet of the peer, its header read and its statistics kept.
     *
     * @param into filled if the answer is {@link #RTP}, else undefined
     * @return {@link #NOTHING}, {@link #RTP} or {@link #OTHER}
     */
    int receive(Packet into);

    /** Sends a whole RTP packet, or counts it as unsent. */
    void send(Packet packet);
}
