package org.offhook.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free on 127.0.0.1 for both UDP and TCP. They are taken from below the range that the
 * kernel hands out for outgoing connections, and at random, so that tests of other processes meet seldom.
 */
public final class FreePorts {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 31_000;

    private FreePorts() {}

    /** One port. */
    public static int one() {
        return range(1);
    }

    /** An even port for RTP whose odd neighbour is free for RTCP. */
    public static int rtpPair() {
        return range(2);
    }

    /** The first, even one of so many free ports in a row. */
    public static int range(int count) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count) & ~1;
            int port = first;
            while (port < first + count && isFree(port)) {
                port++;
            }
            if (port == first + count) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            tcp.setReuseAddress(true);
            tcp.bind(address);
            udp.bind(address);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
