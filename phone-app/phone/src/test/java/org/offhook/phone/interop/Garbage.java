package org.offhook.phone.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.offhook.testkit.Await;

/**
 * Sends nonsense to a phone's ports, from the address of its server: huge, truncated and contradictory SIP over UDP
 * and TCP, random bytes, half an RTP header.
 */
final class Garbage implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int LARGEST_DATAGRAM = 65_507;

    private final Random random = new Random(4711);
    private final int sipPort;
    private final List<Integer> mediaPorts;
    private final List<byte[]> messages;
    private volatile boolean going = true;
    private volatile int sent;
    private Thread sender;

    Garbage(int sipPort, List<Integer> mediaPorts) {
        this.sipPort = sipPort;
        this.mediaPorts = mediaPorts;
        this.messages = messages(sipPort);
    }

    void begin() {
        sender = Thread.ofPlatform().name("garbage").start(this::sendAll);
    }

    int sent() {
        return sent;
    }

    private void sendAll() {
        List<Socket> connections = new ArrayList<>();
        try (DatagramSocket socket = new DatagramSocket(0, HERE)) {
            for (int round = 0; going; round++) {
                byte[] message = messages.get(round % messages.size());
                send(socket, message, sipPort);
                send(socket, random(1500), sipPort);
                for (int port : mediaPorts) {
                    send(socket, random(1500), port);
                    send(socket, new byte[] {(byte) 0x80, 8, 0}, port);
                }
                if (round < 2 * messages.size()) {
                    connections.add(connection(message, round % 2 == 0));
                }
                Await.pause(Duration.ofMillis(5));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(Garbage::close);
        }
    }

    private void send(DatagramSocket socket, byte[] data, int port) throws IOException {
        socket.send(new DatagramPacket(data, data.length, new InetSocketAddress(HERE, port)));
        sent++;
    }

    /** A connection that says something and then nothing more, or ends. */
    private Socket connection(byte[] message, boolean ends) throws IOException {
        Socket socket = new Socket(HERE, sipPort);
        try {
            socket.getOutputStream().write(message);
            if (ends) {
                socket.close();
            }
        } catch (IOException refused) {
            // The phone may close it when it has heard enough.
        }
        return socket;
    }

    private byte[] random(int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<byte[]> messages(int port) {
        String invite = """
                INVITE sip:101@127.0.0.1:%d SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-garbage
                Max-Forwards: 70
                From: <sip:evil@127.0.0.1>;tag=1
                To: <sip:101@127.0.0.1>
                Call-ID: garbage
                CSeq: 1 INVITE
                Contact: <sip:evil@127.0.0.1:9>
                Content-Type: application/sdp
                Content-Length: %s

                v=0
                """.replace("\n", "\r\n");
        List<String> texts = new ArrayList<>();
        String whole = invite.formatted(port, "5");
        // With its Contact it would do as a call without an offer.
        for (int end = 10; end < whole.indexOf("Contact:"); end += 20) {
            texts.add(whole.substring(0, end));
        }
        texts.add(invite.formatted(port, "99999999999999999999"));
        texts.add(invite.formatted(port, "-1"));
        texts.add(whole.replace("CSeq: 1 INVITE", "CSeq: 4294967299 BYE"));
        texts.add(whole.replace("Via:", "Vai:"));
        texts.add(whole.replace("From: <sip:evil@127.0.0.1>", "From: <sip:evil@[::1"));
        texts.add(whole.replace("INVITE sip:101@", "INVITE sip:" + "a".repeat(40_000) + "@"));
        texts.add(whole.replace("Max-Forwards: 70", "X: " + "b".repeat(60_000)));
        texts.add("SIP/2.0 999 What?\r\n\r\n");
        texts.add("\r\n\r\n\0\0\0");
        texts.add("OPTIONS\r\n".repeat(5000));
        return texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST_DATAGRAM)))
                .toList();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the last of it. */
    void end() {
        going = false;
        Await.until("the last garbage", Duration.ofSeconds(5), () -> sender == null || !sender.isAlive());
    }

    @Override
    public void close() {
        end();
    }
}
