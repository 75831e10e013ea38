package org.offhook.audio.jitter;

import java.util.function.IntConsumer;

/**
 * Takes packets in: tells their place in the stream from the few bits on the wire, keeps out what came before or comes
 * too late, and makes room.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class Intake {

    private final PacketStore store;
    private final StreamPlace place;
    private final FrameDecoder decoder;
    private final JitterCounters counters;
    private final IntConsumer thrownAway;
    private final Arrivals arrivals = new Arrivals();
    private boolean any;
    private long highestSequence;
    private long highestTimestamp;

    Intake(
            PacketStore store,
            StreamPlace place,
            FrameDecoder decoder,
            JitterCounters counters,
            IntConsumer thrownAway) {
        this.store = store;
        this.place = place;
        this.decoder = decoder;
        this.counters = counters;
        this.thrownAway = thrownAway;
    }

    /** As {@link JitterBuffer#put}. */
    int put(
            int payloadType,
            boolean marker,
            int sequence,
            int timestamp,
            long arrivalNanos,
            byte[] data,
            int offset,
            int length) {
        if (length > JitterBuffer.MAX_PAYLOAD) {
            counters.discarded.increment();
            return JitterBuffer.REFUSED;
        }
        if (!any) {
            any = true;
            highestSequence = 1L << 16 | sequence;
            highestTimestamp = 1L << 40 | timestamp & 0xffffffffL;
        }
        long extended = highestSequence + (short) (sequence - (int) highestSequence);
        long extendedTimestamp = highestTimestamp + (timestamp - (int) highestTimestamp);
        if (store.has(extended) || store.hadLately(extended)) {
            counters.duplicate.increment();
            return JitterBuffer.DUPLICATE;
        }
        int clockHz = decoder.clockRateHz(payloadType);
        if (length > 0 && clockHz > 0 && !decoder.isNoise(payloadType)) {
            arrivals.note(extendedTimestamp, clockHz, marker, arrivalNanos);
        }
        if (place.anyPlayed && extended < place.nextSequence) {
            counters.late.increment();
            return JitterBuffer.LATE;
        }
        if (store.count() > 0 && !roomFor(extended)) {
            return JitterBuffer.REFUSED;
        }
        if (extended < highestSequence) {
            counters.reordered.increment();
        } else {
            highestSequence = extended;
            highestTimestamp = extendedTimestamp;
        }
        store.put(extended, extendedTimestamp, payloadType, marker, arrivalNanos, data, offset, length);
        return JitterBuffer.QUEUED;
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

    /** Throws away a packet that is held. */
    void discard(long sequence) {
        if (place.playing && sequence >= place.nextSequence) {
            place.goPast(sequence, place.frameSamples);
        }
        store.remove(sequence);
        counters.discarded.increment();
        thrownAway.accept((int) sequence & 0xffff);
    }

    /** Says when the packets since the last reading came. */
    void tell(PlayoutTarget target, PlayClock clock, long periodNanos) {
        arrivals.tell(target, clock, periodNanos);
    }

    void clear() {
        store.clear();
        arrivals.clear();
        any = false;
    }
}
