package org.offhook.audio.jitter;

import org.offhook.audio.rtp.Counter;

/** What became of the packets. Counted by the audio thread, read by any. */
public final class JitterCounters {

    /** Packets that came after their time had passed. */
    public final Counter late = new Counter();
    /** Packets that were there already. */
    public final Counter duplicate = new Counter();
    /** Packets that came in time though behind a later one. */
    public final Counter reordered = new Counter();
    /** Packets thrown away: no room, or a backlog after an outage. */
    public final Counter discarded = new Counter();
    /** Packets whose payload the decoder refused. */
    public final Counter damaged = new Counter();
    /** Stretches of sound made up because the packet was not there. */
    public final Counter concealed = new Counter();
    /** Lost frames made up with the help of the packet after, be it a copy in it or its own sound. */
    public final Counter recovered = new Counter();
    /** Of these the ones of which there was a copy, so that hardly anything is missing. */
    public final Counter restored = new Counter();
    /** Sound made up, in microseconds. */
    public final Counter concealedMicros = new Counter();
    /** Sound left out by time-scaling, in microseconds. */
    public final Counter shortenedMicros = new Counter();
    /** Sound put in by time-scaling, in microseconds. */
    public final Counter lengthenedMicros = new Counter();
    /** Time between arrival and playing of packets, smoothed, in microseconds. */
    public final Counter delayMicros = new Counter();

    /** A packet was played so long after it came. */
    void waited(long micros) {
        long smoothed = delayMicros.get();
        delayMicros.set(smoothed == 0 ? micros : smoothed + (micros - smoothed) / 8);
    }
}
