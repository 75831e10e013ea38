package org.offhook.audio.transport;

import java.net.InetSocketAddress;

/**
 * Decides whose packets belong to a session, and where ours go. Only the negotiated address may send. If it sends
 * from another port than it said, and nothing has come from the one it said, that port is taken for the session,
 * in both directions (symmetric RTP, RFC 4961); so is a third one, once nothing has come from that for two seconds, as
 * when a router in between has begun anew.
 *
 * <p>Threads: {@link #admits} by the audio thread; {@link #target} by any.
 */
final class RemoteGate {

    /** Packets from {@code actual} are taken for the negotiated {@code said}. */
    private record Latch(InetSocketAddress said, InetSocketAddress actual) {}

    private static final long SILENT_NANOS = 2_000_000_000;

    private volatile Latch latch;
    private long admittedNanos;

    boolean admits(Peer peer, InetSocketAddress from, long nowNanos) {
        if (!peer.reachable || !peer.rtp.getAddress().equals(from.getAddress())) {
            return false;
        }
        Latch now = latch;
        boolean known = now != null && now.said.equals(peer.rtp);
        if (known && now.actual.getPort() == from.getPort()) {
            admittedNanos = nowNanos;
            return true;
        }
        boolean asSaid = peer.rtp.getPort() == from.getPort();
        if (known && !asSaid && nowNanos - admittedNanos < SILENT_NANOS) {
            return false;
        }
        admittedNanos = nowNanos;
        latch = new Latch(peer.rtp, from);
        return true;
    }

    /** Where to send RTP. */
    InetSocketAddress target(Peer peer) {
        Latch now = latch;
        return now != null && now.said.equals(peer.rtp) ? now.actual : peer.rtp;
    }
}
