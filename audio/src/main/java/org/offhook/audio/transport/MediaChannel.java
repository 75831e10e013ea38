package org.offhook.audio.transport;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.function.IntConsumer;
import org.offhook.audio.rtp.Counter;
import org.offhook.audio.rtp.DigitReceiver;
import org.offhook.audio.rtp.ReceptionTracker;

/**
 * The sockets of one session and what the network threads keep about it.
 *
 * <p>Threads: {@link #apply} by the control thread; the audio thread consumes {@link #incoming} and produces
 * {@link #outgoing}; the receive and send threads do the opposite; numbers may be read by any.
 */
public final class MediaChannel {

    private static final int INCOMING = 32;
    private static final int OUTGOING = 16;

    final DatagramChannel rtp;
    final DatagramChannel rtcp;
    final RemoteGate gate = new RemoteGate();
    final DigitReceiver digits = new DigitReceiver();
    final IntConsumer onDigit;
    final RtcpReporter reporter;

    private final LocalMedia local;
    private final int ssrc;
    private final RemoteReport remoteReport;
    private final ReceptionTracker reception = new ReceptionTracker();
    private volatile Peer peer;
    private PacketRing incoming;
    private PacketRing outgoing;

    // Counted by the receive thread.
    final Counter strangers = new Counter();
    final Counter malformed = new Counter();
    final Counter overrun = new Counter();

    // Counted by the send thread.
    final Counter sentPackets = new Counter();
    final Counter sentBytes = new Counter();
    final Counter unsent = new Counter();
    private volatile long lastSentNanos;
    private volatile int lastSentTimestamp;

    MediaChannel(
            PortPairs.Pair sockets,
            LocalMedia local,
            int ssrc,
            NtpClock clock,
            RtcpReporter reporter,
            IntConsumer onDigit) {
        rtp = sockets.rtp();
        rtcp = sockets.rtcp();
        this.local = local;
        this.ssrc = ssrc;
        this.reporter = reporter;
        this.onDigit = onDigit;
        remoteReport = new RemoteReport(ssrc, clock);
    }

    /** Starts to take packets from and give packets to the peer, or changes it. Control thread. */
    public void apply(NegotiatedMedia media) {
        if (incoming == null) {
            incoming = new PacketRing(INCOMING);
            outgoing = new PacketRing(OUTGOING);
        }
        peer = new Peer(media);
    }

    /** Null before the first {@link #apply}. */
    Peer peer() {
        return peer;
    }

    /** Valid RTP packets of the peer; only after {@link #apply}. */
    public PacketRing incoming() {
        return incoming;
    }

    /** RTP packets for the peer; only after {@link #apply}. */
    public PacketRing outgoing() {
        return outgoing;
    }

    public LocalMedia local() {
        return local;
    }

    /** Our own source. */
    public int ssrc() {
        return ssrc;
    }

    public ReceptionTracker reception() {
        return reception;
    }

    public RemoteReport remoteReport() {
        return remoteReport;
    }

    /** Datagrams from somebody else, or before anything was negotiated. */
    public Counter strangers() {
        return strangers;
    }

    /** Datagrams that are neither RTP nor RTCP as they should be. */
    public Counter malformed() {
        return malformed;
    }

    /** Packets that found the ring to the audio thread full. */
    public Counter overrun() {
        return overrun;
    }

    public Counter sentPackets() {
        return sentPackets;
    }

    /** Payload bytes sent. */
    public Counter sentBytes() {
        return sentBytes;
    }

    /** Packets that the operating system did not take. */
    public Counter unsent() {
        return unsent;
    }

    void sent(Packet packet, int payloadBytes) {
        lastSentTimestamp = packet.timestamp;
        lastSentNanos = packet.atNanos;
        sentPackets.increment();
        sentBytes.add(payloadBytes);
    }

    long lastSentNanos() {
        return lastSentNanos;
    }

    int lastSentTimestamp() {
        return lastSentTimestamp;
    }

    InetSocketAddress target(Peer now) {
        return gate.target(now);
    }
}
