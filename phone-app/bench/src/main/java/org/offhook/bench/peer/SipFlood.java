package org.offhook.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that nobody asked for, at a steady rate from 127.0.0.1: OPTIONS, and one in ten an INVITE for a user that
 * the phone does not have. Nothing that comes back is read, no INVITE is acknowledged: the phone repeats its answers.
 */
public final class SipFlood implements AutoCloseable {

    private static final int ONE_IS_INVITE = 10;
    private static final long STEP_NANOS = 1_000_000;

    private final DatagramChannel socket;
    private final SocketAddress phone;
    private final String target;
    private final String local;
    private final int perSecond;
    private final String sdp;
    private final Thread thread;
    private final long begin = System.nanoTime();
    private volatile boolean running = true;
    private volatile int sent;

    private SipFlood(DatagramChannel socket, Registrar.Binding phone, int perSecond, String sdp) {
        this.socket = socket;
        this.phone = phone.source();
        this.perSecond = perSecond;
        this.sdp = sdp;
        String contact = phone.contact();
        target = "sip:nobody" + contact.substring(contact.indexOf('@'));
        local = "127.0.0.1:" + socket.socket().getLocalPort();
        thread = Thread.ofPlatform().daemon().name("bench-flood").start(this::send);
    }

    /** Begins at once. */
    public static SipFlood start(Registrar.Binding phone, int perSecond, String sdp) throws IOException {
        DatagramChannel socket =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        return new SipFlood(socket, phone, perSecond, sdp);
    }

    private void send() {
        while (running) {
            long due = (System.nanoTime() - begin) * perSecond / 1_000_000_000L;
            while (running && sent < due) {
                sendOne();
                sent++;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private void sendOne() {
        String id = "flood-" + Long.toHexString(begin) + "-" + sent;
        SipText.Leg leg = new SipText.Leg(local, target, id, id, target);
        boolean invite = sent % ONE_IS_INVITE == 0;
        try {
            socket.send(ByteBuffer.wrap(invite ? SipText.invite(leg, sdp) : SipText.options(leg)), phone);
        } catch (PortUnreachableException e) {
            // The phone is gone; whoever looks at it will say so.
        } catch (IOException e) {
            running = false;
        }
    }

    /** Requests a second so far. */
    public double perSecond() {
        return sent * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() throws IOException {
        running = false;
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
