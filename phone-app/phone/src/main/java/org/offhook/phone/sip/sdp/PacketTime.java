package org.offhook.phone.sip.sdp;

import org.offhook.audio.codec.PayloadFormat;

/** The length of the packets that we send (RFC 8866 §6.4, §6.5). */
final class PacketTime {

    static final int SHORTEST_MS = 10;
    static final int LONGEST_MS = 60;

    private PacketTime() {}

    /**
     * The peer's wish if it has one, else ours; never above the peer's limit as far as 10 ms allow; a whole
     * number of 10 ms, and for Opus a frame length (10, 20, 40, 60).
     */
    static int choose(PayloadFormat codec, int oursMs, RemoteAudio remote) {
        int wantedMs = remote.ptimeMs() > 0 ? remote.ptimeMs() : oursMs;
        int limitMs = remote.maxPtimeMs() > 0 ? Math.min(remote.maxPtimeMs(), LONGEST_MS) : LONGEST_MS;
        int ms = Math.max(SHORTEST_MS, Math.min(wantedMs, limitMs)) / 10 * 10;
        return codec.encoding().equalsIgnoreCase("opus") && (ms == 30 || ms == 50) ? ms - 10 : ms;
    }
}
