package org.offhook.audio.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.LongSupplier;
import org.offhook.audio.rtp.ReceptionTracker;
import org.offhook.audio.rtp.RtcpReader;
import org.offhook.audio.rtp.RtpHeader;

/**
 * Takes datagrams off all media sockets, throws out what does not belong, and hands RTP to the audio thread.
 *
 * <p>Threads: {@link #run} is the receive thread; {@link #add}, {@link #settle} and {@link #stop} may be called from
 * any other.
 */
public final class MediaReceiver implements Runnable {

    /** More than the largest datagram taken, so that a larger one shows. */
    private static final int BUFFER = 2048;

    private final Selector selector;
    private final LongSupplier nanoClock;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Packet spare = new Packet();
    private volatile boolean running = true;

    /** What a selection key carries. */
    private record Socket(MediaChannel media, DatagramChannel channel, boolean rtcpOnly) {}

    MediaReceiver(LongSupplier nanoClock) throws IOException {
        this.nanoClock = nanoClock;
        selector = Selector.open();
    }

    void add(MediaChannel media) throws IOException {
        media.rtp.register(selector, SelectionKey.OP_READ, new Socket(media, media.rtp, false));
        media.rtcp.register(selector, SelectionKey.OP_READ, new Socket(media, media.rtcp, true));
        selector.wakeup();
    }

    /** Lets the selector forget sockets that were closed, which frees their descriptors. */
    void settle() {
        selector.wakeup();
    }

    void stop() {
        running = false;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (running) {
                try {
                    selector.select(this::ready);
                } catch (IOException | CancelledKeyException e) {
                    // One socket's trouble; the next selection goes without it.
                    continue;
                }
            }
            selector.selectNow();
        } catch (IOException | ClosedSelectorException e) {
            running = false;
        }
    }

    private void ready(SelectionKey key) {
        Socket socket = (Socket) key.attachment();
        try {
            buffer.clear();
            InetSocketAddress from = (InetSocketAddress) socket.channel.receive(buffer);
            if (from != null) {
                buffer.flip();
                datagram(socket, from);
            }
        } catch (IOException | RuntimeException e) {
            socket.media.malformed.increment();
            if (!socket.channel.isOpen()) {
                key.cancel();
            }
        }
    }

    private void datagram(Socket socket, InetSocketAddress from) {
        MediaChannel media = socket.media;
        Peer peer = media.peer();
        int length = buffer.remaining();
        if (peer == null) {
            media.strangers.increment();
            return;
        }
        if (length > Packet.CAPACITY || length < 4) {
            media.malformed.increment();
            return;
        }
        Packet slot = media.incoming().claim();
        Packet packet = slot == null ? spare : slot;
        buffer.get(packet.data, 0, length);
        packet.length = length;
        packet.atNanos = nanoClock.getAsLong();
        if (socket.rtcpOnly || RtpHeader.isRtcp(packet.data, 0, length)) {
            rtcp(media, peer, from, packet);
        } else if (rtp(media, peer, from, packet)) {
            if (slot == null) {
                media.overrun.increment();
            } else {
                media.incoming().publish();
            }
        }
    }

    /** True if the packet is to be handed to the audio thread. */
    private static boolean rtp(MediaChannel media, Peer peer, InetSocketAddress from, Packet packet) {
        RtpHeader header = packet.header;
        if (header.parse(packet.data, 0, packet.length) != RtpHeader.OK) {
            media.malformed.increment();
            return false;
        }
        if (!media.gate.admits(peer, from)) {
            media.strangers.increment();
            return false;
        }
        ReceptionTracker reception = media.reception();
        int epochBefore = reception.epoch();
        int state = reception.packet(
                header.ssrc(),
                header.sequence(),
                header.timestamp(),
                peer.clockHz(header.payloadType()),
                packet.atNanos,
                header.payloadLength());
        if (state != ReceptionTracker.VALID) {
            return false;
        }
        packet.epoch = reception.epoch();
        if (packet.epoch != epochBefore) {
            media.digits.reset();
        }
        if (peer.isEvent(header.payloadType())) {
            char digit = media.digits.packet(
                    header.timestamp(), packet.data, header.payloadOffset(), header.payloadLength());
            if (digit != 0) {
                media.onDigit.accept(digit);
            }
        }
        return true;
    }

    private static void rtcp(MediaChannel media, Peer peer, InetSocketAddress from, Packet packet) {
        if (!peer.reachable || !peer.rtcp.getAddress().equals(from.getAddress())) {
            media.strangers.increment();
        } else if (!RtcpReader.read(packet.data, 0, packet.length, media.remoteReport())) {
            media.malformed.increment();
        }
    }
}
