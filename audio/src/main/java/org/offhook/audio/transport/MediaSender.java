package org.offhook.audio.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.offhook.audio.rtp.RtcpWriter;
import org.offhook.audio.rtp.RtpHeader;

/**
 * Sends what the audio thread has made, and RTCP when it is due. Sleeps between.
 *
 * <p>It can be made to send RTP on the audio thread itself. That saves waking a thread in every period, which costs
 * many times what the sending does; the price is a system call, and in theory a short wait for a lock, on the audio
 * thread.
 *
 * <p>Threads: {@link #run} is the send thread; {@link #packetsWait} is the audio thread's, and neither locks nor
 * allocates if the send thread sends; {@link #channels} by the control thread.
 */
public final class MediaSender implements Runnable {

    private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

    private final LongSupplier nanoClock;
    private final NtpClock ntpClock;
    private final byte[] canonicalName;
    private final boolean onAudioThread;
    private final ByteBuffer rtpBuffer = ByteBuffer.allocateDirect(Packet.CAPACITY);
    private final ByteBuffer rtcpBuffer = ByteBuffer.allocateDirect(Packet.CAPACITY);
    private final RtcpWriter rtcp = new RtcpWriter();
    private volatile MediaChannel[] channels = {};
    private volatile Thread thread;
    private volatile boolean running = true;

    MediaSender(LongSupplier nanoClock, NtpClock ntpClock, byte[] canonicalName, boolean onAudioThread) {
        this.nanoClock = nanoClock;
        this.ntpClock = ntpClock;
        this.canonicalName = canonicalName;
        this.onAudioThread = onAudioThread;
    }

    /** There are RTP packets to send. */
    public void packetsWait() {
        if (onAudioThread) {
            drainAll();
        } else {
            wake();
        }
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private void drainAll() {
        for (MediaChannel channel : channels) {
            Peer peer = channel.peer();
            if (peer != null) {
                drain(channel, peer);
            }
        }
    }

    void channels(MediaChannel[] now) {
        channels = now;
        wake();
    }

    void stop() {
        running = false;
        wake();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (running) {
            long now = nanoClock.getAsLong();
            long sleep = Long.MAX_VALUE;
            if (!onAudioThread) {
                drainAll();
            }
            for (MediaChannel channel : channels) {
                Peer peer = channel.peer();
                if (peer == null) {
                    continue;
                }
                if (channel.reporter.dueNanos() - now <= 0) {
                    report(channel, peer, now);
                }
                sleep = Math.min(sleep, channel.reporter.dueNanos() - now);
            }
            if (sleep == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, Math.clamp(sleep, 1, LONGEST_SLEEP_NANOS));
            }
        }
    }

    private void drain(MediaChannel channel, Peer peer) {
        PacketRing ring = channel.outgoing();
        for (Packet packet = ring.peek(); packet != null; packet = ring.peek()) {
            if (peer.reachable && send(rtpBuffer, channel.rtp, packet.data, packet.length, channel.target(peer))) {
                channel.sent(packet, packet.length - RtpHeader.SIZE);
            } else {
                channel.unsent.increment();
            }
            ring.release();
        }
    }

    private void report(MediaChannel channel, Peer peer, long nowNanos) {
        channel.reporter.scheduleNext(nowNanos);
        if (Peer.usable(peer.rtcp)) {
            channel.reporter.write(rtcp, channel, ntpClock, nowNanos, canonicalName);
            send(
                    rtcpBuffer,
                    peer.mux ? channel.rtp : channel.rtcp,
                    rtcp.data(),
                    rtcp.length(),
                    peer.mux ? channel.target(peer) : peer.rtcp);
        }
    }

    /** False if the datagram was not taken: no route, no room, no permission. The next may fare better. */
    private static boolean send(
            ByteBuffer buffer, DatagramChannel channel, byte[] data, int length, InetSocketAddress to) {
        buffer.clear().put(data, 0, length).flip();
        try {
            return channel.send(buffer, to) == length;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
