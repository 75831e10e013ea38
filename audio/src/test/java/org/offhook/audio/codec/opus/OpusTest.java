package org.offhook.audio.codec.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.codec.opus.libopus.LibOpus;
import org.offhook.audio.codec.opus.wire.OpusTuning;
import org.offhook.audio.dsp.Signals;

/** The same table for both engines; those that need libopus are skipped where it is not installed. */
class OpusTest {

    private static final OpusTuning TUNING = OpusTuning.DEFAULT;

    static List<OpusFactory> factories() {
        return OpusVoices.factories();
    }

    record At(OpusFactory from, int rateHz) {

        @Override
        public String toString() {
            return from.implementation() + " at " + rateHz;
        }
    }

    static Stream<At> encodersAtEveryRate() {
        return factories().stream()
                .flatMap(from -> Stream.of(8000, 12000, 16000, 24000, 48000).map(rate -> new At(from, rate)));
    }

    /** Opus high-passes speech, which turns phases: so the harmonics are measured, not the wave form. */
    @ParameterizedTest
    @MethodSource("encodersAtEveryRate")
    void harmonicsOfAVoiceKeepTheirLevels(At at) {
        int frame = at.rateHz() / 50;
        short[] voice = OpusVoices.voice(at.rateHz(), 100 * frame);
        try (Encoder encoder = at.from().newEncoder(at.rateHz(), PayloadFormat.OPUS);
                Decoder decoder = at.from().newDecoder(at.rateHz())) {
            short[] heard = through(encoder, decoder, voice, frame);
            for (int harmonic = 1; harmonic <= 8; harmonic++) {
                double was = Signals.amplitudeAt(140 * harmonic, at.rateHz(), voice, 50 * frame, 40 * frame);
                double is = Signals.amplitudeAt(140 * harmonic, at.rateHz(), heard, 50 * frame, 40 * frame);
                assertEquals(0, Signals.db(is / was), 2.5, at + ", harmonic " + harmonic);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encodersAtEveryRate")
    void everyDecoderHearsTheSameInAPacket(At at) {
        int frame = at.rateHz() / 50;
        short[] voice = OpusVoices.sweep(at.rateHz(), 100 * frame);
        List<short[]> heard = new ArrayList<>();
        for (OpusFactory to : factories()) {
            try (Encoder encoder = at.from().newEncoder(at.rateHz(), PayloadFormat.OPUS);
                    Decoder decoder = to.newDecoder(at.rateHz())) {
                heard.add(through(encoder, decoder, voice, frame));
            }
        }
        double snr = Signals.snrDb(heard.getFirst(), heard.getLast(), 0, 0, voice.length);
        assertTrue(snr > 45, at + ": " + snr + " dB");
        assertTrue(Signals.rms(heard.getFirst(), 50 * frame, 40 * frame) > 2000);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void packetsHaveTheLengthThatTheirHeaderSays(OpusFactory factory) {
        byte[] payload = new byte[1500];
        short[] pcm = new short[5760];
        try (Encoder encoder = factory.newEncoder(16000, PayloadFormat.OPUS);
                Decoder decoder = factory.newDecoder(16000);
                Decoder full = factory.newDecoder(48000)) {
            for (int ms : new int[] {10, 20, 40, 60}) {
                int bytes = encoder.encode(OpusVoices.voice(16000, 16 * ms), 16 * ms, payload, 12);
                assertEquals(16 * ms, decoder.samplesIn(payload, 12, bytes));
                assertEquals(16 * ms, decoder.decode(payload, 12, bytes, pcm));
                assertEquals(48 * ms, full.samplesIn(payload, 12, bytes));
                assertEquals(48 * ms, full.decode(payload, 12, bytes, pcm));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void lengthsThatOpusDoesNotHaveAreNegative(OpusFactory factory) {
        try (Encoder encoder = factory.newEncoder(16000, PayloadFormat.OPUS)) {
            assertTrue(encoder.encode(new short[480], 480, new byte[1500], 0) < 0);
            assertTrue(encoder.encode(new short[320], 0, new byte[1500], 0) < 0);
            assertTrue(encoder.encode(new short[320], 640, new byte[1500], 0) < 0);
            assertTrue(encoder.encode(new short[320], 320, new byte[12], 12) < 0);
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void silenceIsNotSentIfThePeerWantsDtx(OpusFactory factory) {
        int sent = 0;
        byte[] payload = new byte[1500];
        try (Encoder encoder = factory.newEncoder(16000, new PayloadFormat("opus", 48000, 2, "usedtx=1"))) {
            for (int n = 0; n < 100; n++) {
                sent += encoder.encode(new short[320], 320, payload, 0) > 0 ? 1 : 0;
            }
        }
        assertTrue(sent < 40, sent + " of 100 packets");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void bitRateStaysUnderThePeersMaximum(OpusFactory factory) {
        for (int limit : new int[] {12000, 24000}) {
            PayloadFormat format = new PayloadFormat("opus", 48000, 2, "maxaveragebitrate=" + limit);
            byte[] payload = new byte[1500];
            short[] voice = OpusVoices.sweep(16000, 250 * 320);
            long bits = 0;
            try (Encoder encoder = factory.newEncoder(16000, format)) {
                for (int n = 0; n < 250; n++) {
                    bits += 8L * encoder.encode(OpusVoices.frame(voice, n, 320), 320, payload, 0);
                }
            }
            assertTrue(bits / 5 < 1.15 * limit, bits / 5 + " bit/s with a limit of " + limit);
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void narrowPeerGetsNothingAboveItsBand(OpusFactory factory) {
        PayloadFormat narrow = new PayloadFormat("opus", 48000, 2, "maxplaybackrate=8000");
        short[] high = Signals.sine(6000, 16000, 50 * 320, 8000);
        short[] voice = OpusVoices.voice(16000, high.length);
        for (int i = 0; i < high.length; i++) {
            high[i] = (short) (high[i] + voice[i] / 2);
        }
        double[] level = new double[2];
        PayloadFormat[] formats = {PayloadFormat.OPUS, narrow};
        for (int k = 0; k < 2; k++) {
            try (Encoder encoder = factory.newEncoder(16000, formats[k]);
                    Decoder decoder = factory.newDecoder(16000)) {
                level[k] = Signals.amplitudeAt(6000, 16000, through(encoder, decoder, high, 320), 8000, 4000);
            }
        }
        assertTrue(level[0] > 10 * level[1], level[0] + " and " + level[1]);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void damagedPayloadsAreNegativeOrSoundButNeverHarm(OpusFactory factory) {
        Random random = new Random(17);
        short[] pcm = new short[1920];
        byte[] good = new byte[1500];
        try (Encoder encoder = factory.newEncoder(16000, PayloadFormat.OPUS);
                Decoder decoder = factory.newDecoder(16000)) {
            assertEquals(-1, decoder.decode(good, 0, 0, pcm));
            assertEquals(-1, decoder.decode(good, 1500, 1, pcm));
            assertEquals(-1, decoder.decode(new byte[5000], 0, 5000, new short[100]));
            for (int n = 0; n < 3000; n++) {
                byte[] bytes;
                if (n % 2 == 0) {
                    bytes = new byte[1 + random.nextInt(n % 10 == 0 ? 1500 : 100)];
                    random.nextBytes(bytes);
                } else {
                    int length = encoder.encode(OpusVoices.frame(OpusVoices.voice(16000, 320), 0, 320), 320, good, 0);
                    bytes = Arrays.copyOf(good, 1 + random.nextInt(length)); // truncated
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                int samples = decoder.decode(bytes, 0, bytes.length, pcm);
                assertTrue(samples >= -1 && samples <= 1920);
                decoder.recover(bytes, 0, bytes.length, pcm, 320);
            }
            int bytes = encoder.encode(OpusVoices.frame(OpusVoices.voice(16000, 320), 0, 320), 320, good, 0);
            assertEquals(320, decoder.decode(good, 0, bytes, pcm));
        }
    }

    @Test
    void libopusAllocatesNothingInJavaForAFrame() {
        assumeTrue(LibOpus.load().isPresent(), "opus: libopus is not installed; ./offhook test --install gets it");
        OpusFactory factory = OpusFactory.with(LibOpus.load().orElseThrow(), TUNING);
        short[] voice = OpusVoices.voice(16000, 320);
        short[] pcm = new short[1920];
        byte[] payload = new byte[1500];
        try (Encoder encoder = factory.newEncoder(16000, PayloadFormat.OPUS);
                Decoder decoder = factory.newDecoder(16000)) {
            Runnable work = () -> {
                for (int i = 0; i < 300; i++) {
                    encoder.lossReported(i % 50);
                    int bytes = encoder.encode(voice, 320, payload, 0);
                    decoder.samplesIn(payload, 0, bytes);
                    decoder.decode(payload, 0, bytes, pcm);
                    decoder.recover(payload, 0, bytes, pcm, 320);
                    decoder.conceal(pcm, 320);
                }
            };
            work.run();
            Signals.allocatedBy(work);
            assertEquals(0, Signals.allocatedBy(work));
        }
    }

    @Test
    void closedCodecsRefuseToWorkAndMayBeClosedAgain() {
        for (OpusFactory factory : factories()) {
            Encoder encoder = factory.newEncoder(16000, PayloadFormat.OPUS);
            Decoder decoder = factory.newDecoder(16000);
            encoder.close();
            encoder.close();
            decoder.close();
            decoder.close();
            if (factory.implementation().startsWith("libopus")) {
                assertEquals(-1, encoder.encode(new short[320], 320, new byte[1500], 0));
                assertEquals(-1, decoder.decode(new byte[] {0x48}, 0, 1, new short[1920]));
                assertEquals(320, decoder.conceal(new short[1920], 320));
            }
        }
    }

    @Test
    void factoryTakesLibopusIfThereIsOne() {
        String name = OpusFactory.create().implementation();
        assertTrue(LibOpus.load().isPresent() ? name.startsWith("libopus 1.") : name.startsWith("concentus"), name);
    }

    @Test
    void deviceRateIsKeptWhereOpusHasIt() {
        OpusFactory factory = OpusFactory.create();
        assertEquals(8000, factory.pcmRateHz(8000));
        assertEquals(48000, factory.pcmRateHz(48000));
        assertEquals(16000, factory.pcmRateHz(32000));
        assertThrows(IllegalArgumentException.class, () -> factory.newDecoder(32000));
    }

    private static short[] through(Encoder encoder, Decoder decoder, short[] voice, int frame) {
        short[] heard = new short[voice.length];
        short[] pcm = new short[6 * frame];
        byte[] payload = new byte[1500];
        for (int n = 0; n < voice.length / frame; n++) {
            int bytes = encoder.encode(OpusVoices.frame(voice, n, frame), frame, payload, 0);
            assertTrue(bytes > 0, "encoded " + bytes);
            assertEquals(frame, decoder.decode(payload, 0, bytes, pcm));
            System.arraycopy(pcm, 0, heard, n * frame, frame);
        }
        return heard;
    }
}
