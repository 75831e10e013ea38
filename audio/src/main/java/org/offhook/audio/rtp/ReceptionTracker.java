package org.offhook.audio.rtp;

/**
 * Keeps count of one stream that comes in, as RFC 3550 appendix A says: which source is valid and where its
 * sequence numbers stand (A.1), how many were lost (A.3), interarrival jitter (A.8).
 *
 * <p>The first source is believed at once, so that no sound is lost at the start of a call. Another source, or
 * a jump in the sequence numbers, must show two packets in order before it is believed; then a new
 * {@link #epoch()} begins.
 *
 * <p>Threads: {@link #packet} and {@link #epoch} by the thread that reads the packets; everything else by any thread.
 */
public final class ReceptionTracker {

    /** The packet belongs to the stream. */
    public static final int VALID = 0;
    /** The packet may be the first of a new source or position; not to be played. */
    public static final int PROBATION = 1;

    private static final int MAX_DROPOUT = 3000;
    private static final int MAX_MISORDER = 100;
    private static final int NONE = -1;

    private boolean started;
    private int epoch;
    private int candidateSsrc;
    private int candidateSequence = NONE;

    private int baseSequence;
    private int highestSequence;
    private int cycles;

    private boolean transitKnown;
    private int lastTransit;
    private int lastClockHz;
    private double jitter;

    private volatile boolean any;
    private volatile int ssrc;
    private final Counter extendedHighest = new Counter();
    private final Counter expected = new Counter();
    private final Counter received = new Counter();
    private final Counter lostEarlier = new Counter();
    private final Counter totalReceived = new Counter();
    private final Counter totalBytes = new Counter();
    private final Counter jitterTicks = new Counter();
    private final Counter jitterMicros = new Counter();

    /**
     * Takes note of a packet.
     *
     * @param clockRateHz RTP clock of the packet's format; 0 leaves it out of the jitter (telephone-event)
     * @param bytes of payload
     * @return {@link #VALID} or {@link #PROBATION}
     */
    public int packet(int source, int sequence, int timestamp, int clockRateHz, long arrivalNanos, int bytes) {
        if (!started) {
            started = true;
            begin(source, sequence);
        } else if (source != ssrc) {
            if (!confirmed(source, sequence)) {
                return PROBATION;
            }
            begin(source, sequence);
        } else if (!advance(sequence)) {
            if (!confirmed(source, sequence)) {
                return PROBATION;
            }
            begin(source, sequence);
        }
        received.increment();
        totalReceived.increment();
        totalBytes.add(bytes);
        extendedHighest.set(cycles + (long) highestSequence);
        expected.set(cycles + (long) highestSequence - baseSequence + 1);
        if (clockRateHz > 0) {
            measureJitter(timestamp, clockRateHz, arrivalNanos);
        }
        return VALID;
    }

    private boolean confirmed(int source, int sequence) {
        if (candidateSsrc == source && candidateSequence == sequence) {
            return true;
        }
        candidateSsrc = source;
        candidateSequence = sequence + 1 & 0xffff;
        return false;
    }

    private void begin(int source, int sequence) {
        lostEarlier.set(lost());
        expected.set(0);
        received.set(0);
        epoch++;
        ssrc = source;
        candidateSequence = NONE;
        baseSequence = sequence;
        highestSequence = sequence;
        cycles = 0;
        transitKnown = false;
        jitter = 0;
        any = true;
    }

    private boolean advance(int sequence) {
        int ahead = sequence - highestSequence & 0xffff;
        if (ahead < MAX_DROPOUT) {
            if (sequence < highestSequence) {
                cycles += 1 << 16;
            }
            highestSequence = sequence;
            return true;
        }
        return ahead > (1 << 16) - MAX_MISORDER;
    }

    private void measureJitter(int timestamp, int clockRateHz, long arrivalNanos) {
        int transit = (int) (arrivalNanos / 1000 * clockRateHz / 1_000_000) - timestamp;
        if (transitKnown && clockRateHz == lastClockHz) {
            double change = Math.abs((double) (transit - lastTransit));
            jitter += (change - jitter) / 16;
            jitterTicks.set((long) jitter);
            jitterMicros.set((long) (jitter * 1_000_000 / clockRateHz));
        }
        transitKnown = true;
        lastTransit = transit;
        lastClockHz = clockRateHz;
    }

    /** Changes whenever the sequence numbers begin anew. */
    public int epoch() {
        return epoch;
    }

    /** True once a packet came. */
    public boolean any() {
        return any;
    }

    /** The source that is believed now. */
    public int ssrc() {
        return ssrc;
    }

    /** Highest sequence number with the count of its cycles above, as a report block carries it. */
    public int extendedHighest() {
        return (int) extendedHighest.get();
    }

    /** Packets of this source that should have come. */
    public long expected() {
        return expected.get();
    }

    /** Packets of this source that came, duplicates counted. */
    public long received() {
        return received.get();
    }

    /** Packets received from all sources. */
    public long totalReceived() {
        return totalReceived.get();
    }

    /** Payload bytes received from all sources. */
    public long totalBytes() {
        return totalBytes.get();
    }

    /** Packets lost of all sources; never negative though duplicates count as received. */
    public long lost() {
        return lostEarlier.get() + Math.max(0, expected.get() - received.get());
    }

    /** Interarrival jitter in units of the RTP clock. */
    public int jitterTicks() {
        return (int) jitterTicks.get();
    }

    /** Interarrival jitter in milliseconds. */
    public double jitterMs() {
        return jitterMicros.get() / 1000.0;
    }
}
