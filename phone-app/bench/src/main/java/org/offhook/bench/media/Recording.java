package org.offhook.bench.media;

import java.util.Arrays;
import java.util.List;

/**
 * What went out and what came back in one call.
 *
 * @param firstSent which packet of the call, counted from 0, {@code sentNanos} begins with
 * @param sentNanos when that packet of the test signal and the following ones were sent
 * @param received the packets of the call's payload type as they arrived
 */
public record Recording(TestCodec codec, int firstSent, long[] sentNanos, List<Packet> received) {

    /**
     * One RTP packet that arrived.
     *
     * @param arrivedNanos the clock when it was read from the socket
     * @param sequence 0…65535
     * @param timestamp the 32 bits of the header
     */
    public record Packet(long arrivedNanos, int sequence, int timestamp, byte[] payload) {}

    public Recording {
        received = List.copyOf(received);
    }

    /** Only what was sent and what arrived in this time, from inclusive to exclusive. */
    public Recording between(long fromNanos, long toNanos) {
        int first = firstFrom(fromNanos);
        long[] sent = Arrays.copyOfRange(sentNanos, first, Math.max(first, firstFrom(toNanos)));
        List<Packet> arrived = received.stream()
                .filter(p -> p.arrivedNanos() - fromNanos >= 0 && p.arrivedNanos() - toNanos < 0)
                .toList();
        return new Recording(codec, firstSent + first, sent, arrived);
    }

    private int firstFrom(long nanos) {
        int i = 0;
        while (i < sentNanos.length && sentNanos[i] - nanos < 0) {
            i++;
        }
        return i;
    }
}
