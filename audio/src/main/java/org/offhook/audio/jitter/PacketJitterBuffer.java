package org.offhook.audio.jitter;

import java.util.Arrays;

/**
 * A jitter buffer that moves whole packets: it orders them, waits for the playout delay at the start of each talk
 * spurt, makes up what is missing, and leaves out or puts in a frame where the delay stays wrong for long.
 *
 * <p>Silence suppression shows as time stamps that jump where sequence numbers do not; that is no loss
 * (RFC 3550 §5.1). When nothing is there in time, sound is made up for at most 60 ms without moving on, because
 * nobody knows yet whether the packet is late, lost or not meant to be; the next packet tells.
 *
 * <p>Threads: as {@link JitterBuffer}.
 */
public final class PacketJitterBuffer implements JitterBuffer {

    private static final int LONGEST_GAP_CONCEALED = 5;
    private static final int LONGEST_WAIT_FOR_QUIET = 50;
    private static final int QUIET = 200;

    private final int rateHz;
    private final FrameDecoder decoder;
    private final JitterCounters counters = new JitterCounters();
    private final PacketStore store = new PacketStore();
    private final PlayoutDelay delay;
    private final DelayWatch watch = new DelayWatch();

    private final short[] frame;
    private int frameFrom;
    private int frameTo;

    private boolean anyPut;
    private long highestSequence;
    private long highestTimestamp;

    private boolean playing;
    private boolean anyPlayed;
    private long nextSequence;
    private long nextTimestamp;
    private int clockHz;
    private int frameSamples;

    private int expandedSamples;
    private int expandedTimes;
    private boolean insertWanted;
    private int dropWanted;

    /** A buffer that gives sound at {@code rateHz}, as {@code decoder} does. */
    public PacketJitterBuffer(int rateHz, JitterSettings settings, FrameDecoder decoder) {
        this.rateHz = rateHz;
        this.decoder = decoder;
        delay = new PlayoutDelay(settings);
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
        delay.reset();
        watch.restart();
        anyPut = false;
        playing = false;
        anyPlayed = false;
        frameFrom = 0;
        frameTo = 0;
        insertWanted = false;
        dropWanted = 0;
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
        if (anyPlayed && extended < nextSequence) {
            counters.late.increment();
            return LATE;
        }
        if (store.has(extended)) {
            counters.duplicate.increment();
            return DUPLICATE;
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
        int packetClockHz = decoder.clockRateHz(payloadType);
        if (length > 0 && packetClockHz > 0) {
            delay.packet(extendedTimestamp, packetClockHz, marker, arrivalNanos);
        }
        return QUEUED;
    }

    /** Makes room for a packet far ahead at the cost of what waits; refuses one that is far behind the newest. */
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
        long roundingNanos = nanos(samples) / 2;
        int done = 0;
        while (done < samples) {
            if (frameFrom == frameTo && !fill(nowNanos, roundingNanos)) {
                Arrays.fill(pcm, done, samples, (short) 0);
                return;
            }
            int n = Math.min(samples - done, frameTo - frameFrom);
            System.arraycopy(frame, frameFrom, pcm, done, n);
            frameFrom += n;
            done += n;
        }
    }

    /** Puts the next sound into {@link #frame}; false if it is time for silence. */
    private boolean fill(long nowNanos, long roundingNanos) {
        if (!playing && !start(nowNanos, roundingNanos)) {
            return false;
        }
        while (true) {
            if (store.has(nextSequence)) {
                if (store.length(nextSequence) == 0 || decoder.clockRateHz(store.type(nextSequence)) == 0) {
                    store.remove(nextSequence++);
                } else if (spurtBegins()) {
                    settleExpansion();
                    stop();
                    if (!start(nowNanos, roundingNanos)) {
                        return false;
                    }
                } else if (insertWanted) {
                    insertWanted = false;
                    counters.inserted.increment();
                    makeUp(rateHz / 50);
                    return true;
                } else if (decodeNext(nowNanos)) {
                    return true;
                }
            } else if (store.count() > 0) {
                if (skipMissing()) {
                    return true;
                }
            } else {
                return expand();
            }
        }
    }

    /** Begins a talk spurt if its first packet has waited long enough, or enough is there behind it. */
    private boolean start(long nowNanos, long roundingNanos) {
        while (store.count() > 0) {
            long lowest = store.lowest();
            if (store.length(lowest) == 0) {
                store.remove(lowest);
                if (lowest == nextSequence || !anyPlayed) {
                    nextSequence = lowest + 1;
                    anyPlayed = true;
                }
                continue;
            }
            long waited = nowNanos + roundingNanos - store.arrivalNanos(lowest);
            long behindIt = (store.count() - 1) * nanos(frameSamples);
            if (waited < delay.targetNanos() && behindIt < delay.targetNanos()) {
                return false;
            }
            if (lowest == nextSequence && gapSamples() >= expandedSamples) {
                settleExpansion();
            }
            dropBacklog(lowest);
            nextSequence = store.lowest();
            nextTimestamp = store.timestamp(nextSequence);
            clockHz = decoder.clockRateHz(store.type(nextSequence));
            playing = true;
            anyPlayed = true;
            expandedSamples = 0;
            expandedTimes = 0;
            watch.restart();
            return true;
        }
        return false;
    }

    /** After an outage the network may bring in a burst what has lost its time. */
    private void dropBacklog(long from) {
        long most = delay.targetNanos() / Math.max(1, nanos(frameSamples)) + 2;
        for (long sequence = from; store.count() > most && sequence <= highestSequence; sequence++) {
            if (store.has(sequence)) {
                store.remove(sequence);
                counters.discarded.increment();
            }
        }
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
        return gapSamples() > frameSamples / 2 || store.marker(nextSequence) && expandedSamples > 0;
    }

    /** Samples between the end of what was played and the packet that is next; 0 if its clock is another. */
    private long gapSamples() {
        if (decoder.clockRateHz(store.type(nextSequence)) != clockHz || clockHz == 0) {
            return 0;
        }
        return (store.timestamp(nextSequence) - nextTimestamp) * rateHz / clockHz;
    }

    private boolean decodeNext(long nowNanos) {
        long sequence = nextSequence++;
        int type = store.type(sequence);
        clockHz = decoder.clockRateHz(type);
        long waited = nowNanos - store.arrivalNanos(sequence);
        int n = decoder.decode(type, store.data(sequence), 0, store.length(sequence), frame);
        store.remove(sequence);
        if (n <= 0) {
            counters.damaged.increment();
            counters.concealed.increment();
            nextTimestamp = store.timestamp(sequence) + ticks(frameSamples);
            makeUp(frameSamples);
            return true;
        }
        frameSamples = n;
        frameFrom = 0;
        frameTo = n;
        nextTimestamp = store.timestamp(sequence) + ticks(n);
        expandedSamples = 0;
        expandedTimes = 0;
        long smoothed = counters.delayMicros.get();
        counters.delayMicros.set(smoothed == 0 ? waited / 1000 : smoothed + (waited / 1000 - smoothed) / 8);
        judge(watch.played(waited, nanos(n), delay.targetNanos()));
        if (dropWanted > 0 && (--dropWanted == 0 || quiet())) {
            dropWanted = 0;
            frameTo = 0;
            counters.dropped.increment();
            watch.restart();
            return false;
        }
        return true;
    }

    private void judge(int verdict) {
        if (verdict == DelayWatch.TOO_LONG) {
            dropWanted = LONGEST_WAIT_FOR_QUIET;
        } else if (verdict == DelayWatch.TOO_SHORT) {
            insertWanted = true;
        }
    }

    private boolean quiet() {
        long sum = 0;
        for (int i = 0; i < frameTo; i++) {
            sum += Math.abs(frame[i]);
        }
        return sum < (long) QUIET * frameTo;
    }

    /** The next packet is missing while later ones are there. True if sound was made up. */
    private boolean skipMissing() {
        long lowest = store.lowest();
        boolean sameClock = decoder.clockRateHz(store.type(lowest)) == clockHz && store.length(lowest) > 0;
        if (lowest - nextSequence > LONGEST_GAP_CONCEALED
                || sameClock && store.timestamp(lowest) - nextTimestamp < ticks(frameSamples) / 2) {
            nextTimestamp = sameClock ? store.timestamp(lowest) : nextTimestamp;
            nextSequence = lowest;
            return false;
        }
        nextSequence++;
        nextTimestamp += ticks(frameSamples);
        int missing = frameSamples - expandedSamples;
        expandedSamples = Math.max(0, -missing);
        if (missing <= 0) {
            return false;
        }
        expandedTimes = 0;
        counters.concealed.increment();
        makeUp(missing);
        return true;
    }

    /** Nothing is there. Goes on for a while without moving on in the stream; false after that. */
    private boolean expand() {
        if (expandedSamples >= Math.max(rateHz / 1000 * 60, frameSamples)) {
            playing = false;
            return false;
        }
        int n = Math.min(frameSamples, rateHz / 50);
        expandedSamples += n;
        expandedTimes++;
        counters.concealed.increment();
        makeUp(n);
        watch.restart();
        return true;
    }

    private void makeUp(int samples) {
        decoder.conceal(frame, samples);
        frameFrom = 0;
        frameTo = samples;
    }

    private long ticks(int samples) {
        return (long) samples * clockHz / rateHz;
    }

    private long nanos(int samples) {
        return samples * 1_000_000_000L / rateHz;
    }
}
