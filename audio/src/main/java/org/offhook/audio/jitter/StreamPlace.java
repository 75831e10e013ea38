package org.offhook.audio.jitter;

/**
 * Where in the stream playing is: which packet comes next, at which time stamp, and how time stamps, samples and time
 * relate. Numbers are extended beyond the 16 and 32 bits of the wire.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class StreamPlace {

    private final int rateHz;
    private final FrameDecoder decoder;
    private final PacketStore store;

    /** False in a pause of the sender, and before the first packet. */
    boolean playing;

    boolean anyPlayed;
    long nextSequence;
    long nextTimestamp;
    /** RTP clock of what was played last, 0 before. */
    int clockHz;
    /** Length of a packet, as far as is known. */
    int frameSamples;

    StreamPlace(int rateHz, FrameDecoder decoder, PacketStore store) {
        this.rateHz = rateHz;
        this.decoder = decoder;
        this.store = store;
        frameSamples = rateHz / 50;
    }

    /** The packet, which is held, is what comes next. */
    void goTo(long sequence) {
        nextSequence = sequence;
        nextTimestamp = store.timestamp(sequence);
    }

    /** A talk spurt begins with the packet, which is held. */
    void begin(long sequence) {
        goTo(sequence);
        playing = true;
        anyPlayed = true;
    }

    /** Lets go of a packet without sound. */
    void passOver(long sequence) {
        store.remove(sequence);
        if (sequence == nextSequence || !anyPlayed) {
            nextSequence = sequence + 1;
            anyPlayed = true;
        }
    }

    /** What the packet, which is held, brings is used up. */
    void goPast(long sequence, int samples) {
        nextSequence = sequence + 1;
        nextTimestamp = store.timestamp(sequence) + ticks(samples);
    }

    /** True if a packet that is held has its place in the sequence but no sound that we know. */
    boolean soundless(long sequence) {
        return store.length(sequence) == 0 || decoder.clockRateHz(store.type(sequence)) == 0;
    }

    /**
     * The next packet is not there, {@code held} is the first that is. True if a packet is lost, which is passed over;
     * false if only the numbers leap, or the time, by so much that playing begins anew: {@code held} is next.
     */
    boolean loses(long held) {
        boolean sameClock = decoder.clockRateHz(store.type(held)) == clockHz && store.length(held) > 0;
        long gap = store.timestamp(held) - nextTimestamp;
        if (sameClock && gap > clockHz) {
            playing = false;
            nextSequence = held;
            return false;
        }
        if (sameClock ? gap < ticks(frameSamples) / 2 : held - nextSequence > 1) {
            nextTimestamp = sameClock ? store.timestamp(held) : nextTimestamp;
            nextSequence = held;
            return false;
        }
        nextSequence++;
        nextTimestamp += ticks(frameSamples);
        return true;
    }

    /** Samples between the end of what was played and a packet; 0 if its clock is another. */
    long samplesUntil(long sequence) {
        if (decoder.clockRateHz(store.type(sequence)) != clockHz || clockHz == 0) {
            return 0;
        }
        return (store.timestamp(sequence) - nextTimestamp) * rateHz / clockHz;
    }

    long ticks(int samples) {
        return (long) samples * clockHz / rateHz;
    }

    long nanos(int samples) {
        return samples * 1_000_000_000L / rateHz;
    }
}
