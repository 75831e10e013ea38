package org.offhook.audio.jitter;

/**
 * A jitter buffer that plays each packet when {@link PlayoutTarget} says, and gets there by {@link TimeScaler}: a
 * delay too long is shortened, one too short stretched, by a pitch period at a time, at a quarter of the speed at most;
 * at the start of a talk spurt it is right at once. Clocks that drift apart are followed by the same means.
 *
 * <p>Silence suppression shows as time stamps that jump where sequence numbers do not; that is no loss (RFC 3550 §5.1).
 * When nothing is there in time, nobody knows yet whether the packet is late, lost or not meant to be: what waits is
 * stretched, then sound is made up for at most 60 ms, without moving on in the stream; the next packet tells.
 *
 * <p>Threads: as {@link JitterBuffer}.
 */
public final class AdaptiveJitterBuffer implements JitterBuffer {

    private static final long NONSENSE_NANOS = 1_000_000_000;
    private static final int LONGEST_EXPANSION_MS = 60;
    private static final int LONGEST_COMFORT_MS = 500;
    /** A payload of one or two octets says in Opus that nobody speaks (RFC 6716 §3.1, RFC 7587 §3.1.3). */
    private static final int SILENT_PAYLOAD = 2;

    private final int rateHz;
    private final FrameDecoder decoder;
    private final JitterCounters counters = new JitterCounters();
    private final PacketStore store = new PacketStore();
    private final Arrivals arrivals = new Arrivals();
    private final PlayClock clock = new PlayClock();
    private final PlayoutTarget target;
    private final SoundLine line;
    private final Pacer pacer;
    private final LookAhead lookAhead;
    private final short[] frame;

    private boolean anyPut;
    private long highestSequence;
    private long highestTimestamp;

    private boolean playing;
    private boolean anyPlayed;
    private long nextSequence;
    private long nextTimestamp;
    private int clockHz;
    private int frameSamples;
    private boolean senderSilent;

    private int expandedSamples;
    private int expandedTimes;
    private boolean stretched;

    /** A buffer that gives sound at {@code rateHz}, as {@code decoder} does. */
    public AdaptiveJitterBuffer(int rateHz, JitterSettings settings, FrameDecoder decoder) {
        this.rateHz = rateHz;
        this.decoder = decoder;
        target = new PlayoutTarget(settings);
        line = new SoundLine(rateHz);
        pacer = new Pacer(line, rateHz, counters);
        lookAhead = new LookAhead(target);
        frame = new short[rateHz / 1000 * 120];
        frameSamples = rateHz / 50;
    }

    @Override
    public JitterCounters counters() {
        return counters;
    }

    @Override
    public void reset() {
        store.clear();
        arrivals.clear();
        target.forget();
        line.drop();
        anyPut = false;
        anyPlayed = false;
        stop();
    }

    @Override
    public int put(
            int payloadType,
            boolean marker,
            int sequence,
            int timestamp,
            long arrivalNanos,
            byte[] data,
            int offset,
            int length) {
        if (length > MAX_PAYLOAD) {
            counters.discarded.increment();
            return REFUSED;
        }
        if (!anyPut) {
            anyPut = true;
            highestSequence = 1L << 16 | sequence;
            highestTimestamp = 1L << 40 | timestamp & 0xffffffffL;
        }
        long extended = highestSequence + (short) (sequence - (int) highestSequence);
        long extendedTimestamp = highestTimestamp + (timestamp - (int) highestTimestamp);
        if (store.has(extended) || store.hadLately(extended)) {
            counters.duplicate.increment();
            return DUPLICATE;
        }
        int packetClockHz = decoder.clockRateHz(payloadType);
        if (length > 0 && packetClockHz > 0) {
            arrivals.note(extendedTimestamp, packetClockHz, marker, arrivalNanos);
        }
        if (anyPlayed && extended < nextSequence) {
            counters.late.increment();
            return LATE;
        }
        if (store.count() > 0 && !roomFor(extended)) {
            return REFUSED;
        }
        if (extended < highestSequence) {
            counters.reordered.increment();
        } else {
            highestSequence = extended;
            highestTimestamp = extendedTimestamp;
        }
        store.put(extended, extendedTimestamp, payloadType, marker, arrivalNanos, data, offset, length);
        return QUEUED;
    }

    /** Makes room for a packet far ahead at the cost of what waits; refuses one that is far behind. */
    private boolean roomFor(long sequence) {
        if (highestSequence - sequence >= PacketStore.CAPACITY) {
            counters.discarded.increment();
            return false;
        }
        while (store.count() > 0 && Math.max(highestSequence, sequence) - store.lowest() >= PacketStore.CAPACITY) {
            discard(store.lowest());
        }
        return true;
    }

    private void discard(long sequence) {
        store.remove(sequence);
        counters.discarded.increment();
        if (playing && sequence >= nextSequence) {
            nextSequence = sequence + 1;
            nextTimestamp = store.timestamp(sequence) + ticks(frameSamples);
        }
    }

    @Override
    public void read(short[] pcm, int samples, long nowNanos) {
        long period = nanos(samples);
        clock.reading(nowNanos, period);
        arrivals.tell(target, clock, period);
        boolean more = true;
        while (more && line.waiting() < samples) {
            more = more(samples);
        }
        line.appendSilence(samples - line.waiting());
        line.take(pcm, samples);
        target.passed(period);
    }

    /** When the sound would be played that is appended next. */
    private long position() {
        return clock.at() + nanos(line.waiting());
    }

    /** Appends the next sound to the line; false if it is time for silence. */
    private boolean more(int samples) {
        while (playing) {
            if (store.has(nextSequence)) {
                if (store.length(nextSequence) == 0 || decoder.clockRateHz(store.type(nextSequence)) == 0) {
                    store.remove(nextSequence++);
                } else if (spurtBegins()) {
                    settleExpansion();
                    stop();
                } else if (outdated(nextSequence)) {
                    discardOutdated();
                    makeUp(rateHz / 200);
                    return true;
                } else {
                    decodeNext();
                    return true;
                }
            } else if (store.count() == 0) {
                return expand(samples - line.waiting());
            } else if (skipMissing()) {
                return true;
            }
        }
        return start(samples);
    }

    /** Begins a talk spurt if the time of its first packet comes within this reading. */
    private boolean start(int samples) {
        while (store.count() > 0) {
            long lowest = store.lowest();
            if (store.length(lowest) == 0 || decoder.clockRateHz(store.type(lowest)) == 0) {
                store.remove(lowest);
                if (lowest == nextSequence || !anyPlayed) {
                    nextSequence = lowest + 1;
                    anyPlayed = true;
                }
            } else if (outdated(lowest)) {
                store.remove(lowest);
                counters.discarded.increment();
            } else {
                return startWith(lowest, samples);
            }
        }
        return false;
    }

    private boolean startWith(long sequence, int samples) {
        long wait = target.due(store.timestamp(sequence)) - position();
        int silent = wait > NONSENSE_NANOS ? 0 : (int) Math.max(0, wait * rateHz / 1_000_000_000L);
        if (silent >= samples - line.waiting()) {
            return false;
        }
        if (silent > 0) {
            line.appendSilence(silent);
        }
        if (sequence == nextSequence && gapSamples(sequence) >= expandedSamples) {
            settleExpansion();
        }
        nextSequence = sequence;
        nextTimestamp = store.timestamp(sequence);
        playing = true;
        anyPlayed = true;
        expandedSamples = 0;
        expandedTimes = 0;
        decodeNext();
        return true;
    }

    /** True if the packet could only be played later than allowed and another one is there. */
    private boolean outdated(long sequence) {
        long over = position() - target.deadline(store.timestamp(sequence));
        return store.count() > 1 && over > nanos(frameSamples) && over < 60 * NONSENSE_NANOS;
    }

    private void discardOutdated() {
        while (outdated(store.lowest())) {
            store.remove(store.lowest());
            counters.discarded.increment();
        }
        nextSequence = store.lowest();
        nextTimestamp = store.timestamp(nextSequence);
    }

    private void stop() {
        playing = false;
        expandedSamples = 0;
        expandedTimes = 0;
    }

    /** What was made up was not missing after all: the sender paused. */
    private void settleExpansion() {
        counters.concealed.add(-expandedTimes);
        expandedTimes = 0;
        expandedSamples = 0;
    }

    /**
     * True if the sender has paused before the packet that is next. The marker alone says so only where sound has
     * run out: some set it on every packet.
     */
    private boolean spurtBegins() {
        return gapSamples(nextSequence) > frameSamples / 2 || store.marker(nextSequence) && expandedSamples > 0;
    }

    /** Samples between the end of what was played and a packet; 0 if its clock is another. */
    private long gapSamples(long sequence) {
        if (decoder.clockRateHz(store.type(sequence)) != clockHz || clockHz == 0) {
            return 0;
        }
        return (store.timestamp(sequence) - nextTimestamp) * rateHz / clockHz;
    }

    private void decodeNext() {
        long sequence = nextSequence++;
        int type = store.type(sequence);
        int length = store.length(sequence);
        byte[] data = store.data(sequence);
        clockHz = decoder.clockRateHz(type);
        long position = position();
        int n = decoder.decode(type, data, 0, length, frame);
        store.remove(sequence);
        if (n <= 0) {
            counters.damaged.increment();
            nextTimestamp = store.timestamp(sequence) + ticks(frameSamples);
            makeUp(frameSamples);
            return;
        }
        frameSamples = n;
        senderSilent = length <= SILENT_PAYLOAD;
        nextTimestamp = store.timestamp(sequence) + ticks(n);
        expandedSamples = 0;
        expandedTimes = 0;
        stretched = false;
        lookAhead.arrived(decoder.carriesPrevious(type, data, 0, length), nanos(n));
        long waited = (position - store.arrivalNanos(sequence)) / 1000;
        long smoothed = counters.delayMicros.get();
        counters.delayMicros.set(smoothed == 0 ? waited : smoothed + (waited - smoothed) / 8);
        line.append(frame, n);
        long error = position - target.due(store.timestamp(sequence));
        if (Math.abs(error) < NONSENSE_NANOS) {
            pacer.adjust(error, n);
        }
    }

    /** The next packet is missing while later ones are there. True if sound was made up. */
    private boolean skipMissing() {
        long lowest = store.lowest();
        boolean sameClock = decoder.clockRateHz(store.type(lowest)) == clockHz && store.length(lowest) > 0;
        long gap = store.timestamp(lowest) - nextTimestamp;
        if (sameClock && gap > clockHz) {
            stop();
            nextSequence = lowest;
            return false;
        }
        if (sameClock ? gap < ticks(frameSamples) / 2 : lowest - nextSequence > 1) {
            nextTimestamp = sameClock ? store.timestamp(lowest) : nextTimestamp;
            nextSequence = lowest;
            return false;
        }
        nextSequence++;
        nextTimestamp += ticks(frameSamples);
        lookAhead.lost();
        int missing = frameSamples - expandedSamples;
        expandedSamples = Math.max(0, -missing);
        int seam = stretched ? rateHz / 200 : 0;
        stretched = false;
        missing = Math.max(missing, seam);
        if (missing <= 0) {
            return false;
        }
        expandedTimes = 0;
        if (lowest == nextSequence && recovered(lowest, missing)) {
            return true;
        }
        makeUp(missing);
        return true;
    }

    private boolean recovered(long from, int samples) {
        int type = store.type(from);
        if (samples > frameSamples || !decoder.carriesPrevious(type, store.data(from), 0, store.length(from))) {
            return false;
        }
        decoder.recover(type, store.data(from), 0, store.length(from), frame, frameSamples);
        System.arraycopy(frame, frameSamples - samples, frame, 0, samples);
        line.append(frame, samples);
        counters.recovered.increment();
        return true;
    }

    /** Nothing is there. Goes on for a while without moving on in the stream; false after that. */
    private boolean expand(int wanted) {
        int most = Math.max(rateHz / 1000 * (senderSilent ? LONGEST_COMFORT_MS : LONGEST_EXPANSION_MS), frameSamples);
        if (expandedSamples >= most) {
            playing = false;
            return false;
        }
        if (expandedSamples == 0 && !senderSilent && !lookAhead.lossy()) {
            int put = pacer.fill(wanted);
            if (put > 0) {
                expandedSamples += put;
                stretched = true;
                return true;
            }
        }
        expandedTimes++;
        int n = Math.min(frame.length, Math.ceilDiv(wanted, rateHz / 400) * (rateHz / 400));
        expandedSamples += n;
        makeUp(n);
        return true;
    }

    private void makeUp(int samples) {
        decoder.conceal(frame, samples);
        line.append(frame, samples);
        counters.concealed.increment();
        counters.concealedMicros.add(nanos(samples) / 1000);
    }

    private long ticks(int samples) {
        return (long) samples * clockHz / rateHz;
    }

    private long nanos(int samples) {
        return samples * 1_000_000_000L / rateHz;
    }
}
