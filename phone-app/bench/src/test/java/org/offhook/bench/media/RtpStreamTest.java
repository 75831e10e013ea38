package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RtpStreamTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void theSignalGoesOutInOrderFromAnEvenPort() throws Exception {
        EncodedSignal signal = new EncodedSignal(TestCodec.PCMU);
        try (DatagramSocket phone = new DatagramSocket(0, LOOPBACK);
                RtpStream stream = RtpStream.open()) {
            phone.setSoTimeout(10_000);
            assertEquals(0, stream.port() % 2);
            stream.start(new InetSocketAddress(LOOPBACK, phone.getLocalPort()), 0, TestCodec.PCMU, signal, 10);
            for (int i = 0; i < 3; i++) {
                DatagramPacket packet = new DatagramPacket(new byte[1000], 1000);
                phone.receive(packet);
                assertEquals(12 + 160, packet.getLength());
                assertEquals(i, packet.getData()[3]);
                byte[] payload = new byte[160];
                System.arraycopy(packet.getData(), 12, payload, 0, 160);
                assertArrayEquals(signal.payload(i), payload);
            }
            Recording recording = stream.stop();
            assertTrue(recording.sentNanos().length >= 3);
            assertTrue(recording.received().isEmpty());
        }
    }
}
