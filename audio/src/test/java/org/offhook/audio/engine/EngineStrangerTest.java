package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaChannel;
import org.offhook.audio.transport.MediaDirection;

class EngineStrangerTest {

    private final Rig rig = new Rig();
    private AudioEngine alice;

    @BeforeEach
    void start() {
        alice = rig.engine();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static byte[] rtp(int sequence, int ssrc) {
        byte[] packet = new byte[RtpHeader.SIZE + 320];
        RtpHeader.write(packet, 0, false, 96, sequence, 160 * sequence, ssrc);
        Arrays.fill(packet, RtpHeader.SIZE, packet.length, (byte) 0x11);
        return packet;
    }

    private static void send(DatagramSocket from, InetSocketAddress to, byte[] data) throws Exception {
        from.send(new DatagramPacket(data, data.length, to));
    }

    private StreamReport report() {
        return alice.report("a").orElseThrow();
    }

    private void apply(int remotePort) throws Exception {
        InetSocketAddress remote = new InetSocketAddress(Rig.loopback(), remotePort);
        alice.apply(
                "a",
                Rig.media(
                        new LocalMedia(remote, new InetSocketAddress(Rig.loopback(), remotePort + 1)),
                        MediaDirection.SENDRECV,
                        Rig.LINEAR_TYPE));
        rig.settle();
    }

    @Test
    void packetsFromAnotherAddressAreRefusedAndCounted() throws Exception {
        InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
        apply(40000);
        Rig.hear(alice, "a");
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            for (int i = 0; i < 10; i++) {
                send(stranger, ours, rtp(i, 7));
            }
            rig.stepUntil(() -> report().strangers() == 10);
        }
        rig.step(5);
        assertEquals(0, report().packetsReceived());
        for (short sample : rig.devices.get(0).recording(0, rig.devices.get(0).played())) {
            assertEquals(0, sample);
        }
    }

    @Test
    void peerBehindAnotherPortIsTakenUntilTheNegotiatedOneSpeaks() throws Exception {
        InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
        try (DatagramSocket said = new DatagramSocket(0, Rig.loopback());
                DatagramSocket actual = new DatagramSocket(0, Rig.loopback());
                DatagramSocket third = new DatagramSocket(0, Rig.loopback())) {
            apply(said.getLocalPort());
            send(actual, ours, rtp(1, 7));
            rig.stepUntil(() -> report().packetsReceived() == 1);
            send(third, ours, rtp(2, 7));
            rig.stepUntil(() -> report().strangers() == 1);

            rig.step(2);
            actual.setSoTimeout(20_000);
            actual.receive(new DatagramPacket(new byte[1500], 1500));

            send(said, ours, rtp(3, 7));
            rig.stepUntil(() -> report().packetsReceived() == 2);
            send(actual, ours, rtp(4, 7));
            rig.stepUntil(() -> report().strangers() == 2);
        }
    }

    @Test
    void garbageIsCountedAndHarmsNobody() throws Exception {
        InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
        InetSocketAddress oursRtcp = alice.session("a").channel.local().rtcp();
        try (DatagramSocket peer = new DatagramSocket(0, Rig.loopback())) {
            apply(peer.getLocalPort());
            Rig.hear(alice, "a");
            Random random = new Random(42);
            for (int i = 0; i < 200; i++) {
                byte[] garbage = new byte[random.nextInt(i == 0 ? 1 : 1600)];
                random.nextBytes(garbage);
                if (garbage.length > 0 && i % 2 == 0) {
                    garbage[0] = (byte) (garbage[0] & 0x3f | 0x80);
                }
                send(peer, i % 5 == 0 ? oursRtcp : ours, garbage);
                if (i % 20 == 0) {
                    rig.step(1);
                }
            }
            send(peer, ours, new byte[60_000]);
            rig.stepUntil(() -> report().malformed() > 50);
            long before = report().packetsReceived();
            send(peer, ours, rtp(100, 9));
            send(peer, ours, rtp(101, 9));
            send(peer, ours, rtp(102, 9));
            rig.stepUntil(() -> report().packetsReceived() > before);
            int from = rig.devices.get(0).played();
            rig.step(5);
            short[] heard =
                    rig.devices.get(0).recording(from, rig.devices.get(0).played());
            assertTrue(contains(heard, (short) 0x1111), "the peer is heard after all that");
            assertEquals(0, alice.statistics().faults());
        }
    }

    @Test
    void floodIsTakenInPortionsSoThatItDoesNotEatThePeriod() throws Exception {
        InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
        apply(40000);
        rig.step(2);
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            for (int i = 0; i < 100; i++) {
                send(stranger, ours, rtp(i, 7));
            }
            rig.step(1);
            assertTrue(report().strangers() <= 32, "taken in one period: " + report().strangers());
            rig.stepUntil(() -> report().strangers() == 100);
        }
    }

    /** The sound of packet {@code number} is samples of that value. */
    private static byte[] numbered(int number) {
        byte[] packet = rtp(number, 7);
        for (int i = RtpHeader.SIZE; i < packet.length; i += 2) {
            packet[i] = (byte) (number >> 8);
            packet[i + 1] = (byte) number;
        }
        return packet;
    }

    @Test
    void earlyMediaThatCameBeforeWeListenedDoesNotDelayWhatFollows() throws Exception {
        InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
        try (DatagramSocket peer = new DatagramSocket(0, Rig.loopback())) {
            for (int i = 1; i <= 25; i++) {
                send(peer, ours, numbered(i));
            }
            apply(peer.getLocalPort());
            Rig.hear(alice, "a");
            rig.stepUntil(() -> report().packetsReceived() == 25);
            MediaChannel channel = alice.session("a").channel;
            rig.sockets.watch(channel);
            for (int i = 26; i <= 60; i++) {
                send(peer, ours, numbered(i));
                SteppedDevice.await(() -> rig.sockets.waits(channel));
                rig.step(1);
            }
            SteppedDevice device = rig.devices.get(0);
            short last = device.recording(device.played() - 1, device.played())[0];
            assertTrue(last >= 59, "when 60 had come, " + last + " was played");
            assertEquals(24, report().discarded());
            assertEquals(0, report().lost());
        }
    }

    private static boolean contains(short[] sound, short wanted) {
        for (short sample : sound) {
            if (sample == wanted) {
                return true;
            }
        }
        return false;
    }

    @Test
    void peerWhosePortIsClosedDoesNotEndTheSession() throws Exception {
        InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
        DatagramSocket peer = new DatagramSocket(0, Rig.loopback());
        int port = peer.getLocalPort();
        peer.close();
        apply(port);
        for (int i = 1; i <= 20; i++) {
            int sent = i;
            rig.step(1);
            rig.stepUntil(() -> report().packetsSent() == sent);
        }
        try (DatagramSocket again = new DatagramSocket(port, Rig.loopback())) {
            send(again, ours, rtp(1, 7));
            rig.stepUntil(() -> report().packetsReceived() == 1);
        }
    }
}
