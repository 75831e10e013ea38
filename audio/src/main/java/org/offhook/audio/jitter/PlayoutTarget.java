package org.offhook.audio.jitter;

/**
 * Says when the sound of a packet should be played, from when packets came. Two histograms of the time under way look
 * for the delay at which waiting longer costs more than it saves: one remembers ten seconds, one only the last, so that
 * a burst makes the delay grow at once. It shrinks slowly.
 *
 * <p>All times are of the playing clock, at which packets are there or not: a packet counts as come when the reading
 * is at which it can first be used. Threads: one owner, the audio thread; nothing is allocated.
 */
final class PlayoutTarget {

    private static final int LONG_MEMORY = 400;
    private static final int SHORT_MEMORY = 60;
    private static final long NANOS_PER_PERCENT = 100_000_000;
    private static final long LATELY_NANOS_PER_PERCENT = 40_000_000;
    /** Kept in hand however steady the network, so that a packet late by a reading finds sound to stretch. */
    private static final long RESERVE_NANOS = 5_000_000;

    /** Who has seen only so many has hardly seen the slowest: one reading more is allowed for. */
    private static final int FEW_PACKETS = 100;

    private static final long JUMP_NANOS = 2_000_000_000L;
    private static final long JUMP_AT_SPURT_NANOS = 60_000_000;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long OUTAGE_NANOS = 100_000_000;
    /** Whatever comes later than may be waited for, for so long, comes by another way: the delay is learnt anew. */
    private static final long LASTING_NANOS = 1_000_000_000;

    /** The delay shrinks by a fiftieth of the time that passes. */
    private static final int SHRINKING = 50;

    /** The delay grows by so much more than was needed: where one packet is so slow, the next may be slower. */
    private static final long GROWTH_NANOS = 10_000_000;

    private final long minNanos;
    private final long maxNanos;
    private final DelayHistogram lately = new DelayHistogram(SHORT_MEMORY);
    private final DelayHistogram longer = new DelayHistogram(LONG_MEMORY);

    private long periodNanos;
    private int clockHz;
    private long firstTimestamp;
    private long lastTransit;
    private long lastAt;
    private long outageAt;
    private long tooLateSince;
    private long lowNanos;
    private long offsetNanos;
    private long wantedNanos;
    private long aheadNanos;

    PlayoutTarget(JitterSettings settings) {
        minNanos = settings.minDelayMs() * 1_000_000L;
        maxNanos = settings.maxDelayMs() * 1_000_000L;
        periodNanos = 20_000_000;
    }

    private long leastNanos() {
        return Math.max(Math.min(RESERVE_NANOS, minNanos), minNanos - periodNanos);
    }

    private long mostNanos() {
        return Math.max(leastNanos(), maxNanos - periodNanos / 2);
    }

    /** Another source, or the time of the old one has jumped: times under way so far say nothing. */
    void forget() {
        lately.clear();
        longer.clear();
        tooLateSince = 0;
    }

    /** So much sound is to be in hand, so that the packet after a lost one is there in time to help. */
    void lookAhead(long nanos) {
        aheadNanos = nanos;
    }

    /**
     * Takes note of a packet, whether it came in time or not.
     *
     * @param timestamp extended beyond 32 bits
     * @param marker true at the start of a talk spurt; some senders' time stamps stand still in a pause
     * @param atNanos when it can first be used
     */
    void packet(long timestamp, int packetClockHz, boolean marker, long atNanos, long period) {
        periodNanos = period;
        if (packetClockHz != clockHz) {
            forget();
            clockHz = packetClockHz;
        }
        if (longer.empty()) {
            firstTimestamp = timestamp;
        }
        long transit = atNanos - nanos(timestamp - firstTimestamp);
        long leap = Math.abs(transit - lastTransit);
        if (!longer.empty()
                && (leap > JUMP_NANOS
                        || marker && leap > JUMP_AT_SPURT_NANOS && atNanos - lastAt > PAUSE_NANOS
                        || slowerForGood(transit, atNanos))) {
            forget();
            firstTimestamp = timestamp;
            transit = atNanos;
        }
        boolean begins = longer.empty();
        lastTransit = transit;
        lastAt = atNanos;
        if (!begins && transit > offsetNanos + OUTAGE_NANOS) {
            if (outageAt == atNanos) {
                return; // of a pile that an outage left only the first says how long it was
            }
            outageAt = atNanos;
        }
        lately.add(transit);
        longer.add(transit);
        lowNanos = longer.lowNanos();
        long best = Math.max(longer.bestNanos(NANOS_PER_PERCENT), lately.bestNanos(LATELY_NANOS_PER_PERCENT));
        long wanted = best - lowNanos + Math.min(RESERVE_NANOS, minNanos);
        if (best - lowNanos >= periodNanos && longer.packets() < FEW_PACKETS) {
            wanted += periodNanos;
        }
        wantedNanos = lowNanos + Math.clamp(wanted, leastNanos(), mostNanos());
        if (begins) {
            offsetNanos = wantedNanos;
        } else if (wantedNanos > offsetNanos + 1_000_000) {
            offsetNanos = Math.min(wantedNanos + Math.min(GROWTH_NANOS, minNanos / 2), lowNanos + mostNanos());
        }
        offsetNanos = Math.clamp(offsetNanos, wantedNanos, lowNanos + mostNanos());
    }

    private boolean slowerForGood(long transit, long atNanos) {
        if (transit <= lowNanos + mostNanos()) {
            tooLateSince = 0;
            return false;
        }
        tooLateSince = tooLateSince == 0 ? atNanos : tooLateSince;
        return atNanos - tooLateSince > LASTING_NANOS;
    }

    /** Time passes. */
    void passed(long nanos) {
        offsetNanos = Math.max(wantedNanos, offsetNanos - nanos / SHRINKING);
    }

    /** When the sound of a time stamp should be played. */
    long due(long timestamp) {
        return Math.max(offsetNanos, lowNanos + Math.min(aheadNanos, mostNanos())) + nanos(timestamp - firstTimestamp);
    }

    /** When it must have been played at the latest. */
    long deadline(long timestamp) {
        return lowNanos + mostNanos() + nanos(timestamp - firstTimestamp);
    }

    private long nanos(long ticks) {
        return clockHz == 0 ? 0 : ticks * 1_000_000 / clockHz * 1000;
    }
}
