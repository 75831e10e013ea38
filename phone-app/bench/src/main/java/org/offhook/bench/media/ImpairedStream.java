package org.offhook.bench.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.TracePacket;
import org.offhook.testkit.Wav;

/**
 * Sends the very same packets at the very same moments to several phones, as a network delivers them, and keeps what each
 * of them sends back. A phone whose sound device is a loop sends back what it plays.
 */
public final class ImpairedStream implements AutoCloseable {

    private static final int SSRC = 0x0ff401c;
    private static final int TAIL_MILLIS = 1500;
    private static final long LEAD_NANOS = 50_000_000;

    private final TestCodec codec;
    private final byte[][] payloads;
    private final List<Leg> legs = new ArrayList<>();

    /** One phone. */
    public final class Leg {

        private final RtpPorts ports;
        private final PacketSlab slab;
        private final Thread receiver;
        private int payloadType;
        private boolean connected;

        private Leg(int packets) throws IOException {
            ports = RtpPorts.open();
            slab = new PacketSlab(packets);
            receiver = Thread.ofPlatform().name("bench-rtp-in").daemon().unstarted(this::receive);
        }

        public int port() {
            return ports.rtp().socket().getLocalPort();
        }

        /** Where the phone takes its sound, and what it calls the codec. */
        public void connect(InetSocketAddress target, int type) throws IOException {
            ports.rtp().connect(target);
            payloadType = type;
            connected = true;
            receiver.start();
        }

        private void receive() {
            ByteBuffer packet = ByteBuffer.allocateDirect(2048);
            while (ports.rtp().isOpen()) {
                try {
                    ports.rtp().read(packet.clear());
                    slab.add(packet.flip(), System.nanoTime());
                } catch (PortUnreachableException e) {
                    // The phone does not listen yet, or no more.
                } catch (ClosedChannelException e) {
                    return;
                } catch (IOException e) {
                    System.err.println("bench: RTP: " + e);
                    return;
                }
            }
        }

        private void send(ByteBuffer packet) throws IOException {
            packet.put(1, (byte) (packet.get(1) & 0x80 | payloadType));
            try {
                ports.rtp().write(packet.rewind());
            } catch (PortUnreachableException e) {
                // As above.
            }
        }
    }

    /** What was played from the moment on at which the first packet of the trace was sent. */
    public record Played(Leg leg, Wav sound) {}

    /** @param speech said over and over */
    public ImpairedStream(TestCodec codec, Wav speech) {
        this.codec = codec;
        short[] samples = speech.at(codec.rateHz()).samples();
        int size = codec.samplesPerPacket();
        PayloadCoder coder = PayloadCoder.of(codec);
        payloads = new byte[samples.length / size][];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = coder.encode(java.util.Arrays.copyOfRange(samples, i * size, (i + 1) * size));
        }
    }

    /** Another phone to be called. */
    public Leg open(int seconds) throws IOException {
        Leg leg = new Leg((seconds + 5) * 60);
        legs.add(leg);
        return leg;
    }

    /** What a receiver plays that misses nothing: the decoded speech, repeated. */
    public Wav reference(int frames) {
        PayloadCoder coder = PayloadCoder.of(codec);
        int size = codec.samplesPerPacket();
        short[] samples = new short[frames * size];
        for (int i = 0; i < frames; i++) {
            System.arraycopy(coder.decode(payloads[i % payloads.length]), 0, samples, i * size, size);
        }
        return new Wav(codec.rateHz(), samples);
    }

    /** Sends the trace in real time and waits for the rest of what comes back. */
    public List<Played> play(NetworkTrace trace) throws IOException, InterruptedException {
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        long begin = System.nanoTime() + LEAD_NANOS;
        for (TracePacket next : trace.packets()) {
            packet.clear();
            packet.put((byte) 0x80).put((byte) (next.marker() ? 0x80 : 0));
            packet.putShort((short) next.sequence())
                    .putInt(next.frame() * codec.clockPerPacket())
                    .putInt(SSRC);
            packet.put(payloads[next.frame() % payloads.length]).flip();
            RtpStream.waitUntil(begin + next.atNanos());
            for (Leg leg : legs) {
                if (leg.connected) {
                    leg.send(packet);
                }
            }
        }
        Thread.sleep(TAIL_MILLIS);
        List<Played> played = new ArrayList<>();
        for (Leg leg : legs) {
            leg.ports.close();
            leg.receiver.join();
            played.add(new Played(leg, sound(leg.slab.packets(leg.payloadType), begin, trace)));
        }
        return played;
    }

    /** Laid out by the time stamps, which a phone counts by its own sound device. */
    private Wav sound(List<Recording.Packet> packets, long begin, NetworkTrace trace) {
        int size = codec.samplesPerPacket();
        int rate = codec.rateHz();
        short[] samples = new short[(trace.frames() + 100) * size];
        if (packets.isEmpty()) {
            return new Wav(rate, samples);
        }
        PayloadCoder coder = PayloadCoder.of(codec);
        Recording.Packet first = packets.getFirst();
        List<Recording.Packet> ordered = packets.stream()
                .sorted(Comparator.comparingInt(p -> p.timestamp() - first.timestamp()))
                .toList();
        // The packet that was under way shortest tells best when its sound was played.
        long zero = packets.stream()
                .mapToLong(p -> p.arrivedNanos() - begin - nanos(p, first))
                .min()
                .orElseThrow();
        for (Recording.Packet packet : ordered) {
            long at = (zero + nanos(packet, first)) * rate / 1_000_000_000;
            short[] pcm = coder.decode(packet.payload());
            for (int i = 0; i < size; i++) {
                if (at + i >= 0 && at + i < samples.length) {
                    samples[(int) at + i] = pcm[i];
                }
            }
        }
        return new Wav(rate, samples);
    }

    private long nanos(Recording.Packet packet, Recording.Packet first) {
        return (long) (packet.timestamp() - first.timestamp()) * 20_000_000 / codec.clockPerPacket();
    }

    @Override
    public void close() throws IOException {
        for (Leg leg : legs) {
            leg.ports.close();
        }
    }
}
