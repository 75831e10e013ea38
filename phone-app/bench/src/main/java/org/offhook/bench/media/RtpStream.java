package org.offhook.bench.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the test signal, one packet each 20 ms, and stamps and keeps what arrives. While it runs neither of its two
 * threads allocates: the garbage collector of the instrument must not show in the numbers. Before
 * {@link #start} the port is open, so what arrives early disturbs nobody.
 */
public final class RtpStream implements AutoCloseable {

    private static final long PERIOD_NANOS = 20_000_000;
    /** The last part of each wait is spun, because a parked thread wakes up to 60 µs late. */
    private static final long SPIN_NANOS = 100_000;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private volatile boolean running;
    private Thread sender;
    private Thread receiver;
    private TestCodec codec;
    private int payloadType;
    private long[] sentNanos;
    private int sent;
    private PacketSlab slab;

    private RtpStream(DatagramChannel rtp, DatagramChannel rtcp) {
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /** Takes a free pair of ports. */
    public static RtpStream open() throws IOException {
        RtpPorts ports = RtpPorts.open();
        return new RtpStream(ports.rtp(), ports.rtcp());
    }

    public int port() {
        return rtp.socket().getLocalPort();
    }

    /**
     * @param target where the phone takes its audio
     * @param maxSeconds nothing is sent or kept after that
     */
    public void start(InetSocketAddress target, int payloadType, TestCodec codec, EncodedSignal signal, int maxSeconds)
            throws IOException {
        this.codec = codec;
        this.payloadType = payloadType;
        int packets = maxSeconds * 50;
        sentNanos = new long[packets];
        slab = new PacketSlab(packets + packets / 4);
        drop();
        rtp.connect(target);
        running = true;
        receiver = Thread.ofPlatform().name("bench-rtp-in").daemon().start(this::receive);
        sender = Thread.ofPlatform().name("bench-rtp-out").daemon().start(() -> send(signal));
    }

    /** Ends both directions, closes the ports and hands over what was recorded. */
    public Recording stop() throws IOException, InterruptedException {
        running = false;
        sender.join();
        close();
        receiver.join();
        return new Recording(codec, 0, Arrays.copyOf(sentNanos, sent), slab.packets(payloadType));
    }

    @Override
    public void close() throws IOException {
        running = false;
        rtp.close();
        rtcp.close();
    }

    private void drop() throws IOException {
        rtp.configureBlocking(false);
        ByteBuffer buffer = ByteBuffer.allocate(2048);
        while (rtp.receive(buffer.clear()) != null) {
            // Older than the measurement.
        }
        rtp.configureBlocking(true);
    }

    private void send(EncodedSignal signal) {
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        long due = System.nanoTime();
        for (int i = 0; running && i < sentNanos.length; i++, due += PERIOD_NANOS) {
            byte[] payload = signal.payload(i);
            packet.clear();
            packet.put((byte) 0x80).put((byte) (payloadType | (i == 0 ? 0x80 : 0)));
            packet.putShort((short) i).putInt(i * codec.clockPerPacket()).putInt(0x0ff400c);
            packet.put(payload).flip();
            waitUntil(due);
            sentNanos[i] = System.nanoTime();
            sent = i + 1;
            try {
                rtp.write(packet);
            } catch (PortUnreachableException e) {
                // The phone does not listen yet, or no more.
            } catch (IOException e) {
                return;
            }
        }
    }

    static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > SPIN_NANOS; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left - SPIN_NANOS);
        }
        while (due - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    private void receive() {
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        while (running) {
            try {
                packet.clear();
                rtp.read(packet);
                slab.add(packet.flip(), System.nanoTime());
            } catch (PortUnreachableException e) {
                // As above.
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                System.err.println("bench: RTP: " + e);
                return;
            }
        }
    }
}
