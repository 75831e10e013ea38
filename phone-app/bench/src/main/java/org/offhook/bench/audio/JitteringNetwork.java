package org.offhook.bench.audio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.offhook.audio.engine.ThreadPolicy;

/**
 * One way of a network on 127.0.0.1 that keeps each datagram for some time: anything between nothing and the jitter, each
 * as likely, so that packets also overtake one another.
 *
 * <p>Threads: two of its own; all methods by the owner.
 */
final class JitteringNetwork implements AutoCloseable {

    private record Held(byte[] datagram, long dueNanos) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(dueNanos, ((Held) other).dueNanos);
        }
    }

    private final DatagramChannel socket;
    private final InetSocketAddress to;
    private final long jitterNanos;
    private final Random random;
    private final DelayQueue<Held> held = new DelayQueue<>();
    private final Thread out;

    private JitteringNetwork(
            DatagramChannel socket, InetSocketAddress to, int jitterMs, long seed, ThreadPolicy policy) {
        this.socket = socket;
        this.to = to;
        jitterNanos = jitterMs * 1_000_000L;
        random = new Random(seed);
        start("bench-network-in", policy, this::receive);
        out = start("bench-network-out", policy, this::deliver);
    }

    private static Thread start(String name, ThreadPolicy policy, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            policy.started(ThreadPolicy.AUDIO_THREAD);
            work.run();
        });
    }

    /**
     * @param to where the datagrams come out
     * @param policy for its threads, as if they were audio threads: what the machine adds in jitter is not wanted
     */
    static JitteringNetwork to(InetSocketAddress to, int jitterMs, long seed, ThreadPolicy policy) throws IOException {
        DatagramChannel socket =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        socket.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
        return new JitteringNetwork(socket, to, jitterMs, seed, policy);
    }

    /** Where datagrams go in, and the address that they seem to come from. */
    InetSocketAddress entry() throws SocketException {
        return (InetSocketAddress) socket.socket().getLocalSocketAddress();
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(2048);
        while (socket.isOpen()) {
            try {
                socket.receive(buffer.clear());
                byte[] datagram = new byte[buffer.flip().remaining()];
                buffer.get(datagram);
                long keep = jitterNanos == 0 ? 0 : random.nextLong(jitterNanos);
                if (keep == 0) {
                    socket.send(ByteBuffer.wrap(datagram), to);
                } else {
                    held.add(new Held(datagram, System.nanoTime() + keep));
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                System.err.println("bench: network: " + e);
            }
        }
    }

    private void deliver() {
        while (socket.isOpen()) {
            try {
                socket.send(ByteBuffer.wrap(held.take().datagram()), to);
            } catch (ClosedChannelException | InterruptedException e) {
                return;
            } catch (IOException e) {
                System.err.println("bench: network: " + e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        out.interrupt();
    }
}
