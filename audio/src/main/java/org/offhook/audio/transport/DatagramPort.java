package org.offhook.audio.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.offhook.audio.rtp.Counter;
import org.offhook.audio.rtp.ReceptionTracker;
import org.offhook.audio.rtp.RtpHeader;

/**
 * Plain RTP, straight from and to the socket. What comes there and is no sound (RTCP by RFC 5761 §4, STUN and DTLS by
 * RFC 7983 §7, telephone-event) is laid aside for the media thread.
 *
 * <p>Datagrams that waited while nobody read are old, nobody knows how old: of such a pile only the newest is given
 * on, or the sound would be late by the length of the pile for the rest of the call.
 *
 * <p>Threads: as {@link PacketPort}; the channel takes a lock of its own in each call, which is free because nobody
 * else touches the socket meanwhile. The media thread consumes {@link #aside} and produces {@link #control}, and may
 * close the socket once no graph holds the session. Counters by any.
 */
final class DatagramPort implements PacketPort {

    private static final int ASIDE = 16;
    private static final int CONTROL = 2;
    /** More than a socket's buffer holds by default. */
    private static final int LARGEST_PILE = 512;

    private static final long RETRY_NANOS = 1_000_000_000;

    /** What is not sound, for the media thread. */
    final PacketRing aside = new PacketRing(ASIDE);
    /** RTCP of the media thread that has to leave by this socket. */
    final PacketRing control = new PacketRing(CONTROL);

    final Counter strangers = new Counter();
    final Counter malformed = new Counter();
    /** Packets that the peer sent in vain: no room in {@link #aside}, or part of a pile. */
    final Counter discarded = new Counter();

    final Counter sentPackets = new Counter();
    final Counter sentBytes = new Counter();
    final Counter unsent = new Counter();

    private final MediaChannel media;
    private final DatagramChannel socket;
    private final ByteBuffer buffer;
    private final Runnable wakeMedia;
    private final RemoteGate gate = new RemoteGate();
    private final ArrivalEstimate arrivals = new ArrivalEstimate();
    private final Packet spare = new Packet();
    private volatile long lastSent;
    private Peer peer;
    private long nowNanos;
    private long receiveFromNanos;
    private long sendFromNanos;
    private boolean pile;
    private int piles;

    /**
     * @param buffer of the audio thread, larger than a packet so that a larger one shows
     * @param wakeMedia lets the media thread look into {@link #aside}
     */
    DatagramPort(MediaChannel media, DatagramChannel socket, ByteBuffer buffer, Runnable wakeMedia) {
        this.media = media;
        this.socket = socket;
        this.buffer = buffer;
        this.wakeMedia = wakeMedia;
    }

    @Override
    public void beginPeriod(long now) {
        nowNanos = now;
        arrivals.reading(now);
        pile = arrivals.paused();
        Peer current = media.peer();
        if (current != peer) {
            peer = current;
            receiveFromNanos = now;
            sendFromNanos = now;
        }
        for (Packet packet = control.peek(); packet != null; packet = control.peek()) {
            transmit(packet);
            control.release();
        }
    }

    @Override
    public int receive(Packet into) {
        return pile ? newest(into) : next(into);
    }

    /** Empties the socket, and gives what came last. */
    private int newest(Packet into) {
        piles++;
        int found = NOTHING;
        int status = next(spare);
        for (int i = 0; status != NOTHING && i < LARGEST_PILE; i++) {
            if (status == RTP) {
                discarded.add(found == RTP ? 1 : 0);
                into.copy(spare);
                into.header.parse(into.data, 0, into.length);
                found = RTP;
            } else if (found == NOTHING) {
                found = OTHER;
            }
            status = next(spare);
        }
        pile = false;
        return found;
    }

    private int next(Packet into) {
        if (nowNanos - receiveFromNanos < 0) {
            return NOTHING;
        }
        InetSocketAddress from;
        try {
            from = (InetSocketAddress) socket.receive(buffer.clear());
        } catch (IOException | RuntimeException e) {
            // An exception allocates: not one for each period.
            receiveFromNanos = nowNanos + RETRY_NANOS;
            malformed.increment();
            return NOTHING;
        }
        if (from == null) {
            return NOTHING;
        }
        int length = buffer.flip().remaining();
        if (length < 4 || length > Packet.CAPACITY) {
            malformed.increment();
            return OTHER;
        }
        buffer.get(into.data, 0, length);
        into.length = length;
        into.from = from;
        into.atNanos = nowNanos;
        if ((into.data[0] & 0xc0) != 0x80 || RtpHeader.isRtcp(into.data, 0, length)) {
            layAside(into);
            return OTHER;
        }
        return rtp(into) ? RTP : OTHER;
    }

    /** True if the packet belongs to the peer's stream. */
    private boolean rtp(Packet packet) {
        RtpHeader header = packet.header;
        if (header.parse(packet.data, 0, packet.length) != RtpHeader.OK) {
            malformed.increment();
            return false;
        }
        if (!gate.admits(peer, packet.from, nowNanos)) {
            strangers.increment();
            return false;
        }
        int clockHz = peer.clockHz(header.payloadType());
        packet.atNanos = arrivals.of(header.timestamp(), clockHz);
        ReceptionTracker reception = media.reception();
        // A pile says nothing about the network's jitter.
        int state = reception.packet(
                header.ssrc(),
                header.sequence(),
                header.timestamp(),
                pile ? 0 : clockHz,
                packet.atNanos,
                header.payloadLength());
        if (state != ReceptionTracker.VALID) {
            return false;
        }
        // A pile interrupts the sound but no digit.
        packet.epoch = reception.epoch();
        if (peer.isEvent(header.payloadType())) {
            layAside(packet);
        }
        packet.epoch += piles;
        return true;
    }

    private void layAside(Packet packet) {
        Packet slot = aside.claim();
        if (slot == null) {
            discarded.increment();
            return;
        }
        slot.copy(packet);
        aside.publish();
        wakeMedia.run();
    }

    @Override
    public void send(Packet packet) {
        if (!transmit(packet)) {
            unsent.increment();
            return;
        }
        lastSent = (long) packet.timestamp << 32 | packet.atNanos >>> 10 & 0xffffffffL;
        sentPackets.increment();
        sentBytes.add(packet.length - RtpHeader.SIZE);
    }

    /** False if the datagram was not taken: nowhere to send it, no route, no room, no permission. */
    private boolean transmit(Packet packet) {
        if (!peer.reachable || nowNanos - sendFromNanos < 0) {
            return false;
        }
        buffer.clear().put(packet.data, 0, packet.length).flip();
        try {
            return socket.send(buffer, gate.target(peer)) == packet.length;
        } catch (IOException | RuntimeException e) {
            sendFromNanos = nowNanos + RETRY_NANOS;
            return false;
        }
    }

    /** Where our stream stands at a time shortly after the last packet was sent, in ticks of its RTP clock. */
    int timestampAt(long nanos, int clockHz) {
        long last = lastSent;
        int elapsed = (int) (nanos >>> 10) - (int) last;
        return (int) (last >>> 32) + (int) (elapsed * 1024L * clockHz / 1_000_000_000);
    }

    /** Where we send; any thread. */
    InetSocketAddress target(Peer now) {
        return gate.target(now);
    }
}
