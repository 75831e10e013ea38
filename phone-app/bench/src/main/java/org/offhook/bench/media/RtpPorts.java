package org.offhook.bench.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/** A free even port of 127.0.0.1 and the odd one above it (RFC 3550 section 11). Nobody reads the RTCP. */
record RtpPorts(DatagramChannel rtp, DatagramChannel rtcp) implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int TRIES = 100;

    static RtpPorts open() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            DatagramChannel rtp = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
            int port = ((InetSocketAddress) rtp.getLocalAddress()).getPort();
            DatagramChannel rtcp = DatagramChannel.open();
            try {
                if (port % 2 == 0) {
                    rtcp.bind(new InetSocketAddress(LOOPBACK, port + 1));
                    return new RtpPorts(rtp, rtcp);
                }
            } catch (BindException e) {
                // Somebody has the odd port: take another pair.
            }
            rtp.close();
            rtcp.close();
        }
        throw new IOException("no free pair of UDP ports on 127.0.0.1");
    }

    @Override
    public void close() throws IOException {
        rtp.close();
        rtcp.close();
    }
}
