package org.offhook.phone.sip.sdp;

import org.offhook.audio.codec.PayloadFormat;

/** The length of the packets that we send (RFC 8866 §6.4, §6.5). */
final class PacketTime {

    static final int SHORTEST_MS = 10;
    static final int LONGEST_MS = 60;
    private static final int[] OPUS_FRAMES_MS = {10, 20, 40, 60};
    /** Fits an Ethernet frame with all headers, and some of a tunnel. */
    private static final int LARGEST_BYTES = 1400;

    private PacketTime() {}

    /**
     * The peer's wish if it has one, else ours; never above the peer's limit as far as 10 ms allow; a whole
     * number of 10 ms, for Opus a frame length (10, 20, 40, 60), for L16 no more than a datagram holds.
     *
     * @param codec as the peer describes it
     */
    static int choose(PayloadFormat codec, int oursMs, RemoteAudio remote) {
        int wantedMs = remote.ptimeMs() > 0 ? remote.ptimeMs() : oursMs;
        int limitMs = remote.maxPtimeMs() > 0 ? Math.min(remote.maxPtimeMs(), LONGEST_MS) : LONGEST_MS;
        int ms = Math.max(SHORTEST_MS, Math.min(wantedMs, limitMs)) / 10 * 10;
        if (codec.encoding().equalsIgnoreCase("opus")) {
            return opus(ms, Numbers.parse(codec.parameter("minptime", "")), limitMs);
        }
        return codec.encoding().equalsIgnoreCase("L16") ? linear(ms, codec) : ms;
    }

    /** The longest frame within {@code ms}, or the shortest that the peer takes (RFC 7587 §6.1) below its limit. */
    private static int opus(int ms, int leastMs, int limitMs) {
        int chosen = SHORTEST_MS;
        for (int frame : OPUS_FRAMES_MS) {
            if (frame <= ms || chosen < leastMs && frame <= limitMs) {
                chosen = frame;
            }
        }
        return chosen;
    }

    private static int linear(int ms, PayloadFormat codec) {
        int bytesPerMs = 2 * codec.channels() * codec.clockRateHz() / 1000;
        return Math.clamp(LARGEST_BYTES / Math.max(1, bytesPerMs) / 10 * 10, SHORTEST_MS, ms);
    }
}
