package org.offhook.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/**
 * The fastest phone there can be, in this process: answers every INVITE with 180 and 200 at once and sends each RTP
 * packet straight back. What the instrument measures with it is the instrument itself; it also warms the instrument up
 * so that the first program measured pays nothing for coming first.
 */
public final class MirrorPhone implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final DatagramChannel sip;
    private final DatagramChannel rtp;
    private final String answer;

    public MirrorPhone() throws IOException {
        sip = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
        rtp = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
        answer = "v=0\r\no=mirror 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port(rtp)
                + " RTP/AVP 0\r\n";
        Thread.ofPlatform().name("mirror-sip").daemon().start(() -> serve(sip, this::talk));
        Thread.ofPlatform().name("mirror-rtp").daemon().start(() -> serve(rtp, this::reflect));
    }

    /** As if it had registered. */
    public Registrar.Binding binding() throws IOException {
        InetSocketAddress address = (InetSocketAddress) sip.getLocalAddress();
        return new Registrar.Binding("sip:mirror@127.0.0.1:" + address.getPort(), address, 0, 0);
    }

    @Override
    public void close() throws IOException {
        sip.close();
        rtp.close();
    }

    private interface Handler {
        void handle(ByteBuffer datagram, SocketAddress from) throws IOException;
    }

    private static void serve(DatagramChannel socket, Handler handler) {
        ByteBuffer buffer = ByteBuffer.allocate(65536);
        while (socket.isOpen()) {
            try {
                buffer.clear();
                SocketAddress from = socket.receive(buffer);
                handler.handle(buffer.flip(), from);
            } catch (PortUnreachableException e) {
                // The caller has closed its socket first.
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                System.err.println("bench: mirror: " + e);
            }
        }
    }

    private void reflect(ByteBuffer datagram, SocketAddress from) throws IOException {
        rtp.send(datagram, from);
    }

    private void talk(ByteBuffer datagram, SocketAddress from) throws IOException {
        Optional<SipMessage> message = SipMessage.parse(datagram.array(), datagram.limit());
        if (message.isEmpty() || message.get().isResponse()) {
            return;
        }
        SipMessage request = message.get();
        String contact = "\r\nContact: <sip:mirror@127.0.0.1:" + port(sip) + ">";
        switch (request.method()) {
            case "INVITE" -> {
                send(SipText.response(request, "180 Ringing", "mirror", contact, ""), from);
                String typed = contact + "\r\nContent-Type: application/sdp";
                send(SipText.response(request, "200 OK", "mirror", typed, answer), from);
            }
            case "ACK" -> {}
            default -> send(SipText.response(request, "200 OK", "mirror", "", ""), from);
        }
    }

    private void send(byte[] message, SocketAddress to) throws IOException {
        sip.send(ByteBuffer.wrap(message), to);
    }

    private static int port(DatagramChannel socket) throws IOException {
        return ((InetSocketAddress) socket.getLocalAddress()).getPort();
    }
}
