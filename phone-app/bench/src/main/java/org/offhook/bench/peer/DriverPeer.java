package org.offhook.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.offhook.bench.media.TestCodec;

/**
 * Registrar and caller on one UDP socket of 127.0.0.1. One thread receives, stamps each datagram with
 * {@link System#nanoTime} the moment it is read, and answers at once. It repeats nothing: on loopback nothing gets
 * lost, so a message that stays away is the phone's and must show. {@link #call} may be used by any thread.
 */
public final class DriverPeer implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final DatagramChannel socket;
    private final Registrar registrar;
    private final Thread receiver;
    private final Map<String, DriverCall> calls = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong(System.nanoTime());
    private final String local;
    private final TestCodec codec;

    /**
     * @param challenge whether REGISTER is first answered with 401
     * @param codec what answers are expected to carry
     */
    public DriverPeer(boolean challenge, TestCodec codec) throws IOException {
        this.codec = codec;
        registrar = new Registrar(challenge);
        socket = DatagramChannel.open();
        socket.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 1 << 20);
        socket.bind(new InetSocketAddress(LOOPBACK, 0));
        local = "127.0.0.1:" + port();
        receiver = Thread.ofPlatform().name("bench-sip").daemon().start(this::receive);
    }

    public int port() {
        try {
            return ((InetSocketAddress) socket.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Registrar registrar() {
        return registrar;
    }

    /** Sends one INVITE to a phone and returns at once. */
    public DriverCall call(Registrar.Binding phone, String sdp, DriverCall.AtAnswer atAnswer) throws IOException {
        String id = Long.toHexString(counter.incrementAndGet());
        String callee = "sip:" + SipMessage.user(phone.contact()) + "@" + local;
        SipText.Leg leg = new SipText.Leg(local, phone.contact(), "bench-" + id, id, callee);
        DriverCall call = new DriverCall(leg, phone.source(), atAnswer);
        calls.put(leg.callId(), call);
        ByteBuffer invite = ByteBuffer.wrap(SipText.invite(leg, sdp));
        call.invited(System.nanoTime());
        socket.send(invite, phone.source());
        return call;
    }

    /** Sends BYE; {@link DriverCall#ended} tells when it was answered. Only for calls that were answered. */
    public void hangUp(DriverCall call) throws IOException {
        call.hangingUp = true;
        send(SipText.bye(call.leg, call.remoteTarget, call.remoteTag), call.phone);
    }

    /** Forgets a call that never ended; later messages for it are ignored. */
    public void forget(DriverCall call) {
        calls.remove(call.leg.callId());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(65536);
        while (socket.isOpen()) {
            try {
                buffer.clear();
                SocketAddress from = socket.receive(buffer);
                long now = System.nanoTime();
                Optional<SipMessage> message = SipMessage.parse(buffer.array(), buffer.position());
                if (message.isPresent()) {
                    handle(message.get(), from, now);
                }
            } catch (PortUnreachableException e) {
                // A phone that has just been stopped; whoever waits for it has a time limit.
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException e) {
                System.err.println("bench: a message could not be handled: " + e);
            }
        }
    }

    private void handle(SipMessage message, SocketAddress from, long now) throws IOException {
        if (message.isResponse()) {
            DriverCall call = calls.get(message.callId());
            if (call != null) {
                response(call, message, now);
            }
            return;
        }
        switch (message.method()) {
            case "REGISTER" -> {
                send(registrar.answer(message, now), from);
                registrar.sent(message, from, System.nanoTime());
            }
            case "ACK" -> {}
            case "BYE" -> {
                send(SipText.response(message, "200 OK", "", "", ""), from);
                DriverCall call = calls.remove(message.callId());
                if (call != null && !call.hangingUp) {
                    call.failed("the phone hung up");
                }
            }
            case "SUBSCRIBE", "PUBLISH" -> send(SipText.response(message, "489 Bad Event", "bench", "", ""), from);
            case "INVITE", "UPDATE" ->
                send(SipText.response(message, "488 Not Acceptable Here", "bench", "", ""), from);
            default -> send(SipText.response(message, "200 OK", "bench", "", ""), from);
        }
    }

    private void response(DriverCall call, SipMessage response, long now) throws IOException {
        int status = response.status();
        String tag = SipMessage.parameter(response.header("to"), "tag");
        if (response.method().equals("BYE") && status >= 200) {
            calls.remove(call.leg.callId());
            if (status < 300) {
                call.over();
            } else {
                call.failed("BYE: " + response.statusLine());
            }
        } else if (response.method().equals("INVITE")) {
            if (status >= 300) {
                calls.remove(call.leg.callId());
                send(SipText.ackOfFailure(call.leg, tag), call.phone);
                call.failed(response.statusLine());
            } else if (status >= 200) {
                accepted(call, response, tag, now);
            } else if (status > 100) {
                call.ringing(now);
            }
        }
    }

    private void accepted(DriverCall call, SipMessage ok, String tag, long now) throws IOException {
        String contact = SipMessage.uri(ok.header("contact"));
        call.remoteTarget = contact.isEmpty() ? call.leg.target() : contact;
        call.remoteTag = tag;
        send(SipText.ackOfSuccess(call.leg, call.remoteTarget, tag), call.phone);
        if (call.isAnswered()) {
            return;
        }
        Optional<InetSocketAddress> target = SdpText.audioTarget(ok.body());
        if (target.isEmpty()) {
            call.failed("200 without an audio stream");
        } else {
            call.accepted(now, new DriverCall.Media(target.get(), SdpText.payloadType(ok.body(), codec)));
        }
        if (call.atAnswer == DriverCall.AtAnswer.HANG_UP) {
            hangUp(call);
        }
    }

    private void send(byte[] message, SocketAddress to) throws IOException {
        socket.send(ByteBuffer.wrap(message), to);
    }
}
