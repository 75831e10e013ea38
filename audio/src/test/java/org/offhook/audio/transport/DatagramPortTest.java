package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.rtp.TelephoneEvent;

/** A port between periods that pass when the test says so, and a peer with a socket of its own. */
class DatagramPortTest {

    private static final PayloadType PCMU = new PayloadType(0, PayloadFormat.PCMU);
    private static final PayloadType EVENTS = new PayloadType(101, PayloadFormat.TELEPHONE_EVENT);
    private static final long PERIOD = 20_000_000;

    private final List<Character> digits = new ArrayList<>();
    private final Packet packet = new Packet();
    private final WatchedSockets sockets = new WatchedSockets();
    private long now = 1_000_000_000L;
    private DatagramSocket peer;
    private MediaIo io;
    private MediaChannel channel;
    private PacketPort port;

    @BeforeEach
    void open() throws IOException {
        peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        io = new MediaIo(PortRange.EPHEMERAL, 0, () -> now);
        channel = io.open(InetAddress.getLoopbackAddress(), digit -> digits.add((char) digit));
        negotiate((InetSocketAddress) peer.getLocalSocketAddress());
        port = channel.port();
        sockets.watch(channel);
    }

    @AfterEach
    void close() {
        sockets.close();
        io.stop();
        peer.close();
    }

    private void negotiate(InetSocketAddress remote) {
        channel.apply(new NegotiatedMedia(
                remote, remote, MediaDirection.SENDRECV, PCMU, List.of(PCMU, EVENTS), Optional.of(EVENTS), 20));
    }

    private void period() {
        now += PERIOD;
        port.beginPeriod(now);
    }

    private static byte[] rtp(int payloadType, int sequence, int timestamp, int payloadBytes) {
        byte[] data = new byte[RtpHeader.SIZE + payloadBytes];
        RtpHeader.write(data, 0, false, payloadType, sequence, timestamp, 7);
        return data;
    }

    private static byte[] sound(int sequence) {
        return rtp(0, sequence, 160 * sequence, 160);
    }

    private void sends(byte[] data) throws IOException {
        peer.send(new DatagramPacket(data, data.length, channel.local().rtp()));
        long until = System.nanoTime() + 20_000_000_000L;
        while (!sockets.waits(channel)) {
            assertTrue(System.nanoTime() < until);
        }
    }

    private int takeAll() {
        int taken = 0;
        while (port.receive(packet) != PacketPort.NOTHING) {
            taken++;
        }
        return taken;
    }

    @Test
    void packetIsFoundInTheMiddleOfThePeriodInWhichItCame() throws IOException {
        period();
        takeAll();
        sends(sound(5));
        period();
        assertEquals(PacketPort.RTP, port.receive(packet));
        assertEquals(5, packet.header.sequence());
        assertEquals(now - PERIOD / 2, packet.atNanos);
        assertEquals(PacketPort.NOTHING, port.receive(packet));
    }

    @Test
    void ofAPileThatWaitedBeforeTheFirstPeriodTheNewestIsTaken() throws IOException {
        for (int i = 0; i < 25; i++) {
            sends(sound(i));
        }
        period();
        assertEquals(PacketPort.RTP, port.receive(packet));
        assertEquals(24, packet.header.sequence());
        assertEquals(160, packet.header.payloadLength());
        assertEquals(now - PERIOD / 2, packet.atNanos, "as if it had come in this period");
        assertEquals(PacketPort.NOTHING, port.receive(packet));
        assertEquals(24, channel.discarded());
        assertEquals(25, channel.reception().totalReceived());
        assertEquals(0, channel.reception().jitterMs(), "the pile was ours, not the network's");
    }

    @Test
    void pileAfterAStandstillBeginsAnew() throws IOException {
        sends(sound(1));
        period();
        takeAll();
        int before = packet.epoch;
        for (int i = 2; i < 40; i++) {
            sends(sound(i));
        }
        now += 30 * PERIOD;
        period();
        assertEquals(1, takeAll());
        assertEquals(39, packet.header.sequence());
        assertTrue(packet.epoch != before, "what is queued is of no more use");
        assertEquals(37, channel.discarded());
    }

    @Test
    void digitThatIsHeldOverAStandstillIsOne() throws IOException {
        for (int i = 0; i < 3; i++) {
            sends(event(i, 160 * (i + 1)));
            period();
            takeAll();
        }
        now += 20 * PERIOD;
        sends(event(3, 160 * 24));
        sends(event(4, 160 * 25));
        period();
        takeAll();
        io.serve(0);
        assertEquals(List.of('5'), digits);
    }

    private static byte[] event(int sequence, int duration) {
        byte[] data = rtp(101, sequence, 1000, TelephoneEvent.SIZE);
        TelephoneEvent.write(data, RtpHeader.SIZE, 5, false, duration);
        return data;
    }

    @Test
    void whatIsNoSoundGoesToTheMediaThread() throws IOException {
        period();
        takeAll();
        byte[] digit = rtp(101, 1, 160, 4);
        digit[RtpHeader.SIZE] = 9;
        digit[RtpHeader.SIZE + 3] = 100;
        sends(digit);
        sends(new byte[] {(byte) 0x81, (byte) 203, 0, 1, 0, 0, 0, 7});
        sends(new byte[] {0, 1, 0, 0, 0x21, 0x12, (byte) 0xa4, 0x42});
        period();
        assertEquals(PacketPort.RTP, port.receive(packet), "a digit keeps its place in the sequence");
        assertEquals(PacketPort.OTHER, port.receive(packet));
        assertEquals(PacketPort.OTHER, port.receive(packet));
        assertEquals(PacketPort.NOTHING, port.receive(packet));
        io.serve(0);
        assertEquals(List.of('9'), digits);
        assertTrue(channel.remoteReport().left());
        assertEquals(1, channel.malformed(), "nobody speaks STUN yet");
    }

    @Test
    void floodOfWhatIsNoSoundIsCountedAndEndsAtTheRing() throws IOException {
        period();
        takeAll();
        for (int i = 0; i < 40; i++) {
            sends(new byte[] {0, 1, 0, 0});
        }
        period();
        assertEquals(40, takeAll());
        io.serve(0);
        assertEquals(40, channel.malformed() + channel.discarded());
        assertTrue(channel.discarded() > 0);
    }

    @Test
    void sendingWhereNothingGoesIsTriedOnceASecondAndAtOnceElsewhere() throws IOException {
        // An address of the other family is refused by the socket, as an unreachable network is.
        negotiate(new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 4000));
        Packet out = new Packet();
        out.length = RtpHeader.SIZE;
        for (int i = 0; i < 120; i++) {
            period();
            port.send(out);
        }
        assertEquals(120, channel.unsent());
        negotiate((InetSocketAddress) peer.getLocalSocketAddress());
        period();
        port.send(out);
        assertEquals(1, channel.sentPackets().get());
        assertEquals(120, channel.unsent());
    }

    @Test
    void reportUnderMultiplexingLeavesWithTheNextPeriod() throws IOException {
        period();
        now += 10_000_000_000L;
        io.serve(0);
        peer.setSoTimeout(20_000);
        period();
        DatagramPacket got = new DatagramPacket(new byte[1500], 1500);
        peer.receive(got);
        assertTrue(RtpHeader.isRtcp(got.getData(), 0, got.getLength()));
        assertEquals(channel.local().rtp(), got.getSocketAddress());
    }

    @Test
    void streamStandsWhereItsClockHasGoneSinceTheLastPacket() throws IOException {
        period();
        Packet out = new Packet();
        out.length = RtpHeader.SIZE;
        out.timestamp = -1000;
        out.atNanos = now;
        port.send(out);
        assertEquals(-1000, channel.port.timestampAt(now, 8000), 1);
        assertEquals(-1000 + 16000, channel.port.timestampAt(now + 2_000_000_000L, 8000), 1);
        assertEquals(-1000 + 480_000, channel.port.timestampAt(now + 10_000_000_000L, 48000), 50);
    }
}
