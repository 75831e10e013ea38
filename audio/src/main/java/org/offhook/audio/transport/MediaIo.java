package org.offhook.audio.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.offhook.audio.rtp.RtcpWriter;

/**
 * All media sockets of the phone: one thread receives, one sends, however many sessions there are.
 *
 * <p>Threads: {@link #open}, {@link #close(MediaChannel)} and {@link #stop} by one control thread. The owner runs
 * {@link #receiver()} and {@link #sender()} each on a thread of its own.
 */
public final class MediaIo {

    private final LongSupplier nanoClock;
    private final NtpClock ntpClock;
    private final PortPairs ports;
    private final SplittableRandom random = new SplittableRandom();
    private final SecureRandom secureRandom = new SecureRandom();
    private final byte[] canonicalName;
    private final MediaReceiver receiver;
    private final MediaSender sender;
    private final List<MediaChannel> channels = new ArrayList<>();

    /**
     * @param dscp differentiated services code point of what we send, 0 for none
     * @param sendOnAudioThread see {@link MediaSender}
     */
    public MediaIo(PortRange range, int dscp, boolean sendOnAudioThread, LongSupplier nanoClock) throws IOException {
        this.nanoClock = nanoClock;
        ntpClock = new NtpClock(System.currentTimeMillis(), nanoClock);
        ports = new PortPairs(range, dscp);
        canonicalName = randomName();
        receiver = new MediaReceiver(nanoClock);
        sender = new MediaSender(nanoClock, ntpClock, canonicalName, sendOnAudioThread);
    }

    /** A canonical name that tells nobody who we are (RFC 7022 §4.2). */
    private byte[] randomName() {
        byte[] bits = new byte[12];
        secureRandom.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits).getBytes(StandardCharsets.US_ASCII);
    }

    public MediaReceiver receiver() {
        return receiver;
    }

    public MediaSender sender() {
        return sender;
    }

    /**
     * Opens the sockets of a session.
     *
     * @param onDigit told of each DTMF digit that comes, on the receive thread: must return at once
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
                    ntpClock,
                    new RtcpReporter(random.split(), nanoClock.getAsLong()),
                    onDigit);
            receiver.add(channel);
            channels.add(channel);
            sender.channels(channels.toArray(MediaChannel[]::new));
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

    /** Says goodbye if there was anything to say (RFC 3550 §6.3.7) and closes the sockets. */
    public void close(MediaChannel channel) {
        channels.remove(channel);
        sender.channels(channels.toArray(MediaChannel[]::new));
        Peer peer = channel.peer();
        if (peer != null && channel.sentPackets().get() > 0 && Peer.usable(peer.rtcp)) {
            goodbye(channel, peer);
        }
        closeQuietly(channel.rtp);
        closeQuietly(channel.rtcp);
        receiver.settle();
    }

    private void goodbye(MediaChannel channel, Peer peer) {
        RtcpWriter out = new RtcpWriter();
        out.receiverReport(channel.ssrc());
        out.canonicalName(channel.ssrc(), canonicalName);
        out.bye(channel.ssrc());
        try {
            (peer.mux ? channel.rtp : channel.rtcp)
                    .send(ByteBuffer.wrap(out.data(), 0, out.length()), peer.mux ? channel.target(peer) : peer.rtcp);
        } catch (IOException | RuntimeException e) {
            channel.unsent().increment();
        }
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing depends on a socket that would not close.
            return;
        }
    }

    /** Closes every session and ends both threads. */
    public void stop() {
        for (MediaChannel channel : List.copyOf(channels)) {
            close(channel);
        }
        sender.stop();
        receiver.stop();
    }
}
