package org.offhook.bench.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.engine.ThreadPolicy;

class JitteringNetworkTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int PACKETS = 50;

    private static List<Integer> through(int jitterMs) throws Exception {
        List<Integer> order = new ArrayList<>();
        try (DatagramSocket from = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                DatagramSocket to = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                JitteringNetwork network = JitteringNetwork.to(
                        (InetSocketAddress) to.getLocalSocketAddress(), jitterMs, 1, ThreadPolicy.NONE)) {
            to.setSoTimeout(20_000);
            for (int i = 0; i < PACKETS; i++) {
                from.send(new DatagramPacket(new byte[] {(byte) i}, 1, network.entry()));
            }
            for (int i = 0; i < PACKETS; i++) {
                DatagramPacket packet = new DatagramPacket(new byte[10], 10);
                to.receive(packet);
                assertEquals(1, packet.getLength());
                assertEquals(network.entry(), packet.getSocketAddress());
                order.add((int) packet.getData()[0]);
            }
        }
        return order;
    }

    private static List<Integer> sent() {
        return IntStream.range(0, PACKETS).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void everyDatagramComesOut(int jitterMs) throws Exception {
        assertEquals(sent(), through(jitterMs).stream().sorted().toList());
    }

    @Test
    void withoutJitterOrderStaysAndWithItPacketsOvertakeOneAnother() throws Exception {
        assertEquals(sent(), through(0));
        assertNotEquals(sent(), through(50));
    }
}
