package org.offhook.demo.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.NegotiatedMedia;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP ports of one call: an even one for RTP and the next for RTCP, which is taken and thrown away. Packets
 * are taken from the address that the phone has named, and no more of them than any codec of ours sends.
 *
 * <p>Threads: a virtual thread of its own receives; every method may be called from any thread.
 */
public final class RtpPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RtpPort.class);
    private static final int ATTEMPTS = 64;
    private static final int LARGEST_PACKET = 1500;
    /** Packets of 10 ms, their events, and a burst. */
    private static final int MOST_PACKETS_A_SECOND = 250;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final LocalMedia local;
    private volatile NegotiatedMedia media;
    private volatile long lastReceived = System.nanoTime();

    private RtpPort(DatagramChannel rtp, DatagramChannel rtcp) throws IOException {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.local =
                new LocalMedia((InetSocketAddress) rtp.getLocalAddress(), (InetSocketAddress) rtcp.getLocalAddress());
    }

    /** @throws IOException if no pair of ports is free on this address */
    public static RtpPort open(InetAddress address) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            DatagramChannel found = DatagramChannel.open();
            try {
                found.bind(new InetSocketAddress(address, 0));
                int port = ((InetSocketAddress) found.getLocalAddress()).getPort();
                DatagramChannel other = DatagramChannel.open();
                try {
                    other.bind(new InetSocketAddress(address, port ^ 1));
                    return (port & 1) == 0 ? new RtpPort(found, other) : new RtpPort(other, found);
                } catch (IOException taken) {
                    other.close();
                    throw taken;
                }
            } catch (BindException taken) {
                found.close();
            } catch (IOException e) {
                found.close();
                throw e;
            }
        }
        throw new BindException("no free pair of UDP ports on " + address.getHostAddress());
    }

    public LocalMedia local() {
        return local;
    }

    /** Hands every RTP packet to the service from now on. To be called once. */
    public void start(MediaService service) {
        Thread.ofVirtual().name("offhook-pbx-rtp").start(() -> receive(service));
    }

    /** Where the phone is, and in which direction packets may go. */
    public void media(NegotiatedMedia negotiated) {
        media = negotiated;
        lastReceived = System.nanoTime();
    }

    /** Sends a packet to the phone, if it wants any; what cannot be sent is lost. */
    public void send(byte[] packet, int length) {
        NegotiatedMedia now = media;
        if (now == null || !now.direction().sends() || now.remoteRtp().getPort() == 0) {
            return;
        }
        try {
            rtp.send(ByteBuffer.wrap(packet, 0, length), now.remoteRtp());
        } catch (IOException | IllegalArgumentException e) {
            LOG.trace("packet not sent", e);
        }
    }

    /** How long ago the last packet came, or the last change of media. */
    public Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - lastReceived);
    }

    private void receive(MediaService service) {
        byte[] packet = new byte[LARGEST_PACKET];
        ByteBuffer buffer = ByteBuffer.wrap(packet);
        long second = 0;
        int packets = 0;
        while (rtp.isOpen()) {
            try {
                SocketAddress source = rtp.receive(buffer.clear());
                long now = System.nanoTime();
                if (!expected(source) || RtpHeader.isRtcp(packet, 0, buffer.position())) {
                    continue;
                }
                if (now - second > 1_000_000_000L) {
                    second = now;
                    packets = 0;
                }
                lastReceived = now;
                if (packets++ < MOST_PACKETS_A_SECOND) {
                    service.packet(packet, buffer.position());
                }
            } catch (ClosedChannelException end) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.debug("packet dropped", e);
            }
        }
    }

    private boolean expected(SocketAddress source) {
        NegotiatedMedia now = media;
        return now != null
                && now.direction().receives()
                && source instanceof InetSocketAddress from
                && from.getAddress().equals(now.remoteRtp().getAddress());
    }

    @Override
    public void close() {
        try (rtcp) {
            rtp.close();
        } catch (IOException e) {
            LOG.debug("RTP port not closed", e);
        }
    }
}
