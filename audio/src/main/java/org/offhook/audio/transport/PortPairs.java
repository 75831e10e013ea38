package org.offhook.audio.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/**
 * Opens pairs of bound, non-blocking sockets.
 *
 * <p>Threads: the media thread.
 */
final class PortPairs {

    private static final int ATTEMPTS = 64;

    private final PortRange range;
    private final int trafficClass;
    private int nextPair;

    PortPairs(PortRange range, int dscp) {
        this.range = range;
        trafficClass = dscp << 2;
        nextPair = range.ephemeral() ? 0 : (int) (System.nanoTime() & 0xffff) % range.pairs();
    }

    /** Two sockets that belong together. */
    record Pair(DatagramChannel rtp, DatagramChannel rtcp) {

        void close() throws IOException {
            try (rtcp) {
                rtp.close();
            }
        }
    }

    /** @throws IOException if no pair is free or the address is not ours */
    Pair open(InetAddress address) throws IOException {
        return range.ephemeral() ? openEphemeral(address) : openInRange(address);
    }

    private Pair openEphemeral(InetAddress address) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            DatagramChannel found = bound(address, 0);
            int port = ((InetSocketAddress) found.getLocalAddress()).getPort();
            DatagramChannel other = port == 65535 || port == 0 ? null : boundOrNull(address, port ^ 1);
            if (other != null) {
                return (port & 1) == 0 ? new Pair(found, other) : new Pair(other, found);
            }
            found.close();
        }
        throw new BindException("no free pair of UDP ports for media on " + address.getHostAddress());
    }

    private Pair openInRange(InetAddress address) throws IOException {
        for (int i = 0; i < range.pairs(); i++) {
            int port = range.firstEven() + 2 * nextPair;
            nextPair = (nextPair + 1) % range.pairs();
            DatagramChannel rtp = boundOrNull(address, port);
            if (rtp != null) {
                DatagramChannel rtcp = boundOrNull(address, port + 1);
                if (rtcp != null) {
                    return new Pair(rtp, rtcp);
                }
                rtp.close();
            }
        }
        throw new BindException("no free pair of UDP ports for media in " + range.first() + "-" + range.last() + " on "
                + address.getHostAddress());
    }

    private DatagramChannel boundOrNull(InetAddress address, int port) throws IOException {
        try {
            return bound(address, port);
        } catch (BindException e) {
            return null;
        }
    }

    private DatagramChannel bound(InetAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            if (trafficClass != 0) {
                channel.setOption(StandardSocketOptions.IP_TOS, trafficClass);
            }
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
