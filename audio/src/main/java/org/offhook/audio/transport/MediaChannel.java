package org.offhook.audio.transport;

import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.offhook.audio.rtp.Counter;
import org.offhook.audio.rtp.DigitReceiver;
import org.offhook.audio.rtp.ReceptionTracker;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.rtp.VoipMetrics;

/**
 * The sockets of one session and what is known about it. The RTP socket belongs to the audio thread for as long as
 * the graph that it works on holds the session; the RTCP socket to the media thread.
 *
 * <p>Threads: the media thread, but for {@link #port}, which is the audio thread's; numbers may be read by any.
 */
public final class MediaChannel {

    final DatagramChannel rtp;
    final DatagramChannel rtcp;
    final DatagramPort port;
    final RtcpReporter reporter;

    private final LocalMedia local;
    private final int ssrc;
    private final RemoteReport remoteReport;
    private final ReceptionTracker reception = new ReceptionTracker();
    private final DigitReceiver digits = new DigitReceiver();
    private final IntConsumer onDigit;
    private int digitsEpoch;
    private volatile Peer peer;
    private Supplier<Optional<VoipMetrics>> metrics = Optional::empty;

    // Counted by the media thread.
    final Counter strangers = new Counter();
    final Counter malformed = new Counter();
    final Counter unsent = new Counter();

    MediaChannel(
            PortPairs.Pair sockets,
            LocalMedia local,
            int ssrc,
            RtcpReporter reporter,
            IntConsumer onDigit,
            ByteBuffer audioBuffer,
            Runnable wakeMedia) {
        rtp = sockets.rtp();
        rtcp = sockets.rtcp();
        this.local = local;
        this.ssrc = ssrc;
        this.reporter = reporter;
        this.onDigit = onDigit;
        remoteReport = new RemoteReport(ssrc);
        port = new DatagramPort(this, rtp, audioBuffer, wakeMedia);
    }

    /** Says who the peer is, or that it has changed; before the first graph that holds the session. */
    public void apply(NegotiatedMedia media) {
        peer = new Peer(media);
    }

    /** Who is asked for the quality that is reported to the peer (RFC 3611); by the media thread. */
    public void metrics(Supplier<Optional<VoipMetrics>> source) {
        metrics = source;
    }

    Optional<VoipMetrics> metrics() {
        return metrics.get();
    }

    /** A packet of telephone-event (RFC 4733). */
    void event(Packet packet) {
        if (packet.epoch != digitsEpoch) {
            digitsEpoch = packet.epoch;
            digits.reset();
        }
        RtpHeader header = packet.header;
        char digit = digits.packet(header.timestamp(), packet.data, header.payloadOffset(), header.payloadLength());
        if (digit != 0) {
            onDigit.accept(digit);
        }
    }

    /** Null before the first {@link #apply}. */
    Peer peer() {
        return peer;
    }

    /** The session's RTP, after the first {@link #apply}. */
    public PacketPort port() {
        return port;
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

    /** Datagrams from somebody else. */
    public long strangers() {
        return port.strangers.get() + strangers.get();
    }

    /** Datagrams that are neither RTP nor RTCP as they should be. */
    public long malformed() {
        return port.malformed.get() + malformed.get();
    }

    /** Packets of the peer that nobody could use: they came before we listened, or too many at once. */
    public long discarded() {
        return port.discarded.get();
    }

    public Counter sentPackets() {
        return port.sentPackets;
    }

    /** Payload bytes sent. */
    public Counter sentBytes() {
        return port.sentBytes;
    }

    /** Packets that the operating system did not take. */
    public long unsent() {
        return port.unsent.get() + unsent.get();
    }
}
