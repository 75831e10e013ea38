package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/** Which payload types are heard as comfort noise, and at what level. */
class EngineNoiseTest {

    private static final PayloadType PCMU = new PayloadType(0, PayloadFormat.PCMU);

    private static NegotiatedMedia media(PayloadType... receive) {
        InetSocketAddress nowhere = new InetSocketAddress(Rig.loopback(), 9);
        return new NegotiatedMedia(
                nowhere, nowhere, MediaDirection.SENDRECV, PCMU, List.of(receive), Optional.empty(), 20);
    }

    private static CodecBank bank(int deviceRateHz) {
        return new CodecBank(List.of(G711Factory.ulaw()), deviceRateHz);
    }

    @Test
    void noiseOfTheStaticNumberIsTakenBesideACodecOfItsClock() {
        ReceiveCodecs codecs = bank(8000).receiveCodecs(ReceiveCodecs.NONE, media(PCMU));
        assertNotNull(codecs.noise(13));
        assertNull(codecs.get(13));
        assertNull(bank(8000).receiveCodecs(ReceiveCodecs.NONE, media()).noise(13));
    }

    @Test
    void negotiatedNoiseHasTheNumberThatWasAgreedOn() {
        PayloadType wide = new PayloadType(98, new PayloadFormat("CN", 16_000, 1, ""));
        PayloadType odd = new PayloadType(99, new PayloadFormat("cn", 11_025, 1, ""));
        PayloadType taken = new PayloadType(13, PayloadFormat.TELEPHONE_EVENT);
        ReceiveCodecs codecs = bank(8000).receiveCodecs(ReceiveCodecs.NONE, media(PCMU, wide, odd, taken));
        assertNotNull(codecs.noise(98));
        assertNull(codecs.noise(99), "a clock that nobody uses");
        assertNull(codecs.noise(13), "the number means something else here");
    }

    @Test
    void anotherNegotiationOfTheSameGoesOnWithTheSameNoise() {
        ReceiveCodecs codecs = bank(8000).receiveCodecs(ReceiveCodecs.NONE, media(PCMU));
        assertSame(
                codecs.noise(13), bank(8000).receiveCodecs(codecs, media(PCMU)).noise(13));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void noiseIsAsLoudAsDescribedAtTheRateOfTheDevice(int deviceRateHz) {
        StreamNoise noise = new StreamNoise(new PayloadType(13, PayloadFormat.COMFORT_NOISE), deviceRateHz);
        noise.describe(new byte[] {40, 60}, 0, 2);
        short[] heard = new short[5 * deviceRateHz];
        short[] pcm = new short[deviceRateHz / 50];
        int done = 0;
        for (int i = 0; done < heard.length; i++) {
            int samples = Math.min(heard.length - done, 1 + i * 37 % pcm.length);
            noise.fill(pcm, samples);
            System.arraycopy(pcm, 0, heard, done, samples);
            done += samples;
        }
        assertEquals(-40, dbov(Arrays.copyOfRange(heard, deviceRateHz / 20, heard.length)), 1);
    }

    @ParameterizedTest(name = "noise of {0} octets")
    @ValueSource(ints = {1, 5, 200})
    void pauseThatThePeerDescribesIsHeardAsNoise(int octets) throws Exception {
        try (Rig rig = new Rig();
                DatagramSocket peer = new DatagramSocket(0, Rig.loopback())) {
            AudioEngine alice = rig.engine();
            InetSocketAddress ours = Rig.prepare(alice, "a").rtp();
            InetSocketAddress remote = new InetSocketAddress(Rig.loopback(), peer.getLocalPort());
            alice.apply(
                    "a",
                    Rig.media(
                            new LocalMedia(remote, new InetSocketAddress(Rig.loopback(), peer.getLocalPort() + 1)),
                            MediaDirection.SENDRECV,
                            Rig.LINEAR_TYPE));
            rig.settle();
            Rig.hear(alice, "a");
            byte[] description = new byte[octets];
            Arrays.fill(description, (byte) 120);
            description[0] = 40;
            send(peer, ours, Rig.LINEAR_TYPE.number(), 1, new byte[320]);
            rig.stepUntil(() -> alice.report("a").orElseThrow().packetsReceived() == 1);
            send(peer, ours, Rig.LINEAR_TYPE.number(), 2, new byte[320]);
            send(peer, ours, 13, 3, description);
            send(peer, ours, 13, 4, new byte[0]);
            rig.stepUntil(() -> alice.report("a").orElseThrow().packetsReceived() == 4);
            rig.step(20);
            SteppedDevice device = rig.devices.get(0);
            int from = device.played();
            rig.step(100);
            assertEquals(-40, dbov(device.recording(from, device.played())), 1);
            assertEquals(0, alice.statistics().faults());
        }
    }

    private static void send(DatagramSocket peer, InetSocketAddress to, int type, int sequence, byte[] payload)
            throws Exception {
        byte[] packet = new byte[RtpHeader.SIZE + payload.length];
        RtpHeader.write(packet, 0, false, type, sequence, 160 * sequence, 7);
        System.arraycopy(payload, 0, packet, RtpHeader.SIZE, payload.length);
        peer.send(new DatagramPacket(packet, packet.length, to));
    }

    private static double dbov(short[] pcm) {
        double sum = 0;
        for (short sample : pcm) {
            sum += sample * sample;
        }
        return 10 * Math.log10(sum / pcm.length) - 20 * Math.log10(32_767);
    }
}
