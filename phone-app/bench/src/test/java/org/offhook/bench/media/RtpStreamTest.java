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

    private static void reply(DatagramSocket phone, int port, int... bytes) throws Exception {
        byte[] packet = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            packet[i] = (byte) bytes[i];
        }
        phone.send(new DatagramPacket(packet, packet.length, LOOPBACK, port));
    }

    @Test
    void theSignalGoesOutInOrderAndOnlyTheCallsOwnPacketsAreKept() throws Exception {
        EncodedSignal signal = new EncodedSignal(TestCodec.PCMU);
        try (DatagramSocket phone = new DatagramSocket(0, LOOPBACK);
                RtpStream stream = RtpStream.open()) {
            phone.setSoTimeout(10_000);
            int port = stream.port();
            assertEquals(0, port % 2);
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
            reply(phone, port, 1, 2, 3);
            reply(phone, port, 0x80, 101, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 5);
            reply(phone, port, 0x90, 0x80, 1, 2, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 42, 43);
            reply(phone, port, 0xa0, 0, 1, 3, 0, 0, 2, 0, 0, 0, 0, 1, 44, 45, 0, 2);
            // The marker of the end: everything before it has been read when our next packet comes.
            Recording recording = afterAnother(phone, stream);
            assertTrue(recording.sentNanos().length >= 3);
            assertEquals(2, recording.received().size());
            Recording.Packet first = recording.received().getFirst();
            assertEquals(0x102, first.sequence());
            assertEquals(0x100, first.timestamp());
            assertArrayEquals(new byte[] {42, 43}, first.payload());
            assertArrayEquals(new byte[] {44, 45}, recording.received().get(1).payload());
        }
    }

    private static Recording afterAnother(DatagramSocket phone, RtpStream stream) throws Exception {
        for (int i = 0; i < 5; i++) {
            phone.receive(new DatagramPacket(new byte[1000], 1000));
        }
        return stream.stop();
    }
}
