package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.codec.g711.G711Factory;
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
        List<Short> heard = new ArrayList<>();
        short[] pcm = new short[deviceRateHz / 50];
        for (int i = 0; heard.size() < 5 * deviceRateHz; i++) {
            int samples = 1 + i * 37 % pcm.length;
            noise.fill(pcm, samples);
            for (int k = 0; k < samples; k++) {
                heard.add(pcm[k]);
            }
        }
        double power = heard.subList(deviceRateHz / 20, heard.size()).stream()
                .mapToDouble(sample -> sample * sample)
                .average()
                .orElseThrow();
        assertEquals(-40, 10 * Math.log10(power) - 20 * Math.log10(32_767), 1);
        assertTrue(heard.stream().distinct().count() > 100);
    }
}
