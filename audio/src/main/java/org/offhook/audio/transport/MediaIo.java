package org.offhook.audio.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * All media sockets of the phone, however many sessions there are.
 *
 * <p>Threads: the media thread, but for {@link #wake}, which any may call. RTP itself is read and written by the
 * audio thread through {@link MediaChannel#port}.
 */
public final class MediaIo {

    /** More than the largest datagram taken, so that a larger one shows. */
    private static final int BUFFER = 2048;

    private static final long NANOS_IN_A_MILLI = 1_000_000;

    private final LongSupplier nanoClock;
    private final NtpClock ntpClock;
    private final PortPairs ports;
    private final SplittableRandom random = new SplittableRandom();
    private final SecureRandom secureRandom = new SecureRandom();
    private final ByteBuffer audioBuffer = ByteBuffer.allocateDirect(BUFFER);
    private final Selector selector = Selector.open();
    private final RtcpIo rtcp;
    private final List<MediaChannel> channels = new ArrayList<>();

    /** @param dscp differentiated services code point of what we send, 0 for none */
    public MediaIo(PortRange range, int dscp, LongSupplier nanoClock) throws IOException {
        this.nanoClock = nanoClock;
        ntpClock = new NtpClock(System.currentTimeMillis(), nanoClock);
        ports = new PortPairs(range, dscp);
        rtcp = new RtcpIo(ntpClock, randomName());
    }

    /** A canonical name that tells nobody who we are (RFC 7022 §4.2). */
    private byte[] randomName() {
        byte[] bits = new byte[12];
        secureRandom.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Does what is to be done beside the sound, then waits until there is more, but no longer than {@code nanos}.
     * Interrupts and sockets in trouble only shorten the wait.
     */
    public void serve(long nanos) {
        long now = nanoClock.getAsLong();
        long wait = nanos;
        for (MediaChannel channel : channels) {
            rtcp.sort(channel);
            Peer peer = channel.peer();
            if (peer == null) {
                continue;
            }
            if (channel.reporter.dueNanos() - now <= 0) {
                channel.reporter.scheduleNext(now);
                rtcp.send(channel, peer, now);
            }
            wait = Math.min(wait, channel.reporter.dueNanos() - now);
        }
        try {
            selector.select(
                    key -> rtcp.receive((MediaChannel) key.attachment()), Math.max(0, wait) / NANOS_IN_A_MILLI + 1);
        } catch (IOException | CancelledKeyException e) {
            // One socket's trouble; the next selection goes without it.
            return;
        } finally {
            Thread.interrupted(); // else every further wait would end at once
        }
    }

    /** Ends the wait of {@link #serve}, or the next if nobody waits now. Does not allocate. */
    public void wake() {
        selector.wakeup();
    }

    /**
     * Opens the sockets of a session.
     *
     * @param onDigit told of each DTMF digit that comes, on the media thread
     */
    public MediaChannel open(InetAddress address, IntConsumer onDigit) throws IOException {
        PortPairs.Pair pair = ports.open(address);
        try {
            int port = ((InetSocketAddress) pair.rtp().getLocalAddress()).getPort();
            LocalMedia local =
                    new LocalMedia(new InetSocketAddress(address, port), new InetSocketAddress(address, port + 1));
            MediaChannel channel = new MediaChannel(
                    pair,
                    local,
                    secureRandom.nextInt(),
                    new RtcpReporter(random.split(), nanoClock.getAsLong()),
                    onDigit,
                    audioBuffer,
                    this::wake);
            channel.rtcp.register(selector, SelectionKey.OP_READ, channel);
            channels.add(channel);
            return channel;
        } catch (IOException | RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    /** A random start for sequence numbers and time stamps (RFC 3550 §5.1). */
    public int randomStart() {
        return secureRandom.nextInt();
    }

    /** Says goodbye and closes the sockets; only when the audio thread has let go of the session. */
    public void close(MediaChannel channel) {
        channels.remove(channel);
        rtcp.goodbye(channel);
        closeQuietly(channel.rtp);
        closeQuietly(channel.rtcp);
    }

    /** Closes every session; the sockets are of no more use then. */
    public void stop() {
        for (MediaChannel channel : List.copyOf(channels)) {
            close(channel);
        }
        closeQuietly(selector);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing depends on a socket that would not close.
            return;
        }
    }
}
