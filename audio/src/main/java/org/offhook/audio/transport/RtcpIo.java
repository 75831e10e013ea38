package org.offhook.audio.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.offhook.audio.rtp.RtcpReader;
import org.offhook.audio.rtp.RtcpWriter;
import org.offhook.audio.rtp.RtpHeader;

/**
 * What comes and goes beside the sound: RTCP of all sessions, and the digits of telephone-event.
 *
 * <p>Threads: the media thread.
 */
final class RtcpIo {

    private static final int MOST_AT_ONCE = 16;

    private final NtpClock clock;
    private final byte[] canonicalName;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Packet.CAPACITY + 1);
    private final byte[] data = new byte[Packet.CAPACITY];
    private final RtcpWriter out = new RtcpWriter();

    RtcpIo(NtpClock clock, byte[] canonicalName) {
        this.clock = clock;
        this.canonicalName = canonicalName;
    }

    /** Reads what has come to the session's RTCP socket. */
    void receive(MediaChannel media) {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                InetSocketAddress from = (InetSocketAddress) media.rtcp.receive(buffer.clear());
                if (from == null) {
                    return;
                }
                int length = buffer.flip().remaining();
                if (length > Packet.CAPACITY) {
                    media.malformed.increment();
                } else {
                    buffer.get(data, 0, length);
                    report(media, from, data, length, clock.now());
                }
            }
        } catch (IOException | RuntimeException e) {
            media.malformed.increment();
        }
    }

    /** Looks through what the audio thread has laid aside. */
    void sort(MediaChannel media) {
        PacketRing aside = media.port.aside;
        for (Packet packet = aside.peek(); packet != null; packet = aside.peek()) {
            try {
                sort(media, packet);
            } finally {
                aside.release();
            }
        }
    }

    private void sort(MediaChannel media, Packet packet) {
        if (RtpHeader.isRtcp(packet.data, 0, packet.length)) {
            report(media, packet.from, packet.data, packet.length, clock.at(packet.atNanos));
        } else if (packet.header.parse(packet.data, 0, packet.length) == RtpHeader.OK) {
            media.event(packet);
        } else {
            media.malformed.increment();
        }
    }

    private static void report(MediaChannel media, InetSocketAddress from, byte[] data, int length, long ntp) {
        Peer peer = media.peer();
        media.remoteReport().came(ntp);
        if (peer == null || !peer.reachable || !peer.rtcp.getAddress().equals(from.getAddress())) {
            media.strangers.increment();
        } else if (!RtcpReader.read(data, 0, length, media.remoteReport())) {
            media.malformed.increment();
        }
    }

    /** Sends the report that is due. */
    void send(MediaChannel media, Peer peer, long nowNanos) {
        if (!Peer.usable(peer.rtcp)) {
            return;
        }
        // The audio thread, which sends what goes the way of the sound, comes by once a period.
        long leaves = peer.mux ? Math.max(nowNanos, media.port.nextPeriodNanos()) : nowNanos;
        media.reporter.write(out, media, clock, leaves, canonicalName);
        if (!peer.mux) {
            send(media, media.rtcp, peer.rtcp);
            return;
        }
        Packet packet = media.port.control.claim();
        if (packet == null) {
            media.unsent.increment();
            return;
        }
        System.arraycopy(out.data(), 0, packet.data, 0, out.length());
        packet.length = out.length();
        media.port.control.publish();
    }

    /** Says goodbye (RFC 3550 §6.3.7) if there was anything to say; only when the session's sockets are ours again. */
    void goodbye(MediaChannel media) {
        Peer peer = media.peer();
        if (peer == null || media.sentPackets().get() == 0 || !Peer.usable(peer.rtcp)) {
            return;
        }
        out.receiverReport(media.ssrc());
        out.canonicalName(media.ssrc(), canonicalName);
        media.metrics().ifPresent(metrics -> out.voipMetrics(media.ssrc(), metrics));
        out.bye(media.ssrc());
        if (peer.mux) {
            send(media, media.rtp, media.port.target(peer));
        } else {
            send(media, media.rtcp, peer.rtcp);
        }
    }

    private void send(MediaChannel media, DatagramChannel socket, InetSocketAddress to) {
        buffer.clear().put(out.data(), 0, out.length()).flip();
        try {
            socket.send(buffer, to);
        } catch (IOException | RuntimeException e) {
            media.unsent.increment();
        }
    }
}
