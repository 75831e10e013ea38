package org.offhook.phone.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.offhook.testkit.Await;

/** Somebody who sends loud RTP (PCMA) to ports that he was never told of, until he is closed. */
final class Strangers implements AutoCloseable {

    /** What would be heard of him. */
    static final double TONE_HZ = 1000;

    private static final int PCMA = 8;
    private static final int HEADER = 12;
    private static final int SAMPLES = 160;
    private static final byte LOUD = (byte) 0xAA;
    private static final byte LOUD_NEGATIVE = 0x2A;

    private final Thread sender;
    private volatile boolean going = true;

    Strangers(List<InetAddress> from, List<Integer> toPorts) {
        sender = Thread.ofPlatform().name("strangers").start(() -> {
            try {
                for (int count = 0; going; count++) {
                    for (InetAddress address : from) {
                        send(address, toPorts, count);
                    }
                    Await.pause(Duration.ofMillis(20));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Each packet from a port of its own. */
    private static void send(InetAddress from, List<Integer> ports, int count) throws IOException {
        byte[] packet = packet(count);
        try (DatagramSocket socket = new DatagramSocket(0, from)) {
            for (int port : ports) {
                socket.send(new DatagramPacket(
                        packet, packet.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
        }
    }

    private static byte[] packet(int count) {
        ByteBuffer packet = ByteBuffer.allocate(HEADER + SAMPLES);
        packet.put((byte) 0x80).put((byte) PCMA).putShort((short) count);
        packet.putInt(count * SAMPLES).putInt(0x0BADCAFE);
        byte[] period = new byte[8];
        Arrays.fill(period, 0, 4, LOUD);
        Arrays.fill(period, 4, 8, LOUD_NEGATIVE);
        while (packet.hasRemaining()) {
            packet.put(period);
        }
        return packet.array();
    }

    @Override
    public void close() {
        going = false;
        Await.until("the last stranger", Duration.ofSeconds(5), () -> !sender.isAlive());
    }
}
