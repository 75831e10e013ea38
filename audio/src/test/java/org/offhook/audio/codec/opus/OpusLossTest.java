package org.offhook.audio.codec.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.dsp.Signals;

/** Lost packets, those that carry copies, and what reported loss makes of the encoder; for both engines. */
class OpusLossTest {

    static List<OpusFactory> factories() {
        return OpusVoices.factories();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void lostPacketIsConcealedAtAboutTheSameLevel(OpusFactory factory) {
        short[] voice = OpusVoices.voice(16000, 50 * 320);
        byte[] payload = new byte[1500];
        short[] pcm = new short[1920];
        try (Encoder encoder = factory.newEncoder(16000, PayloadFormat.OPUS);
                Decoder decoder = factory.newDecoder(16000)) {
            for (int n = 0; n < 30; n++) {
                int bytes = encoder.encode(OpusVoices.frame(voice, n, 320), 320, payload, 0);
                assertEquals(320, decoder.decode(payload, 0, bytes, pcm));
            }
            double before = Signals.rms(pcm, 0, 320);
            assertEquals(320, decoder.conceal(pcm, 320));
            double concealed = Signals.db(Signals.rms(pcm, 0, 320) / before);
            assertTrue(concealed > -6 && concealed < 2, concealed + " dB");
            assertEquals(333, decoder.conceal(pcm, 333)); // not a multiple of 2.5 ms
        }
    }

    /** Against what the same stream sounds like without loss. */
    @ParameterizedTest
    @MethodSource("factories")
    void followingPacketBringsALostOneBack(OpusFactory factory) {
        short[] whole = withLosses(factory, Loss.NONE);
        double recovered = lostFramesSnr(whole, withLosses(factory, Loss.RECOVERED));
        double concealed = lostFramesSnr(whole, withLosses(factory, Loss.CONCEALED));
        assertTrue(recovered > concealed + 3, recovered + " against " + concealed + " dB");
    }

    private enum Loss {
        NONE,
        CONCEALED,
        RECOVERED
    }

    private static short[] withLosses(OpusFactory factory, Loss loss) {
        return withLosses(factory, loss, encoder -> {});
    }

    private static short[] withLosses(OpusFactory factory, Loss loss, Consumer<Encoder> setting) {
        short[] voice = OpusVoices.sweep(16000, 100 * 320);
        short[] heard = new short[voice.length];
        short[] pcm = new short[1920];
        byte[] payload = new byte[1500];
        PayloadFormat format = new PayloadFormat("opus", 48000, 2, "useinbandfec=1");
        try (Encoder encoder = factory.newEncoder(16000, format);
                Decoder decoder = factory.newDecoder(16000)) {
            setting.accept(encoder);
            for (int n = 0; n < 100; n++) {
                int bytes = encoder.encode(OpusVoices.frame(voice, n, 320), 320, payload, 0);
                if (loss != Loss.NONE && n % 10 == 8) {
                    continue;
                }
                if (loss != Loss.NONE && n % 10 == 9) {
                    if (loss == Loss.RECOVERED) {
                        decoder.recover(payload, 0, bytes, pcm, 320);
                    } else {
                        decoder.conceal(pcm, 320);
                    }
                    System.arraycopy(pcm, 0, heard, (n - 1) * 320, 320);
                }
                assertEquals(320, decoder.decode(payload, 0, bytes, pcm));
                System.arraycopy(pcm, 0, heard, n * 320, 320);
            }
        }
        return heard;
    }

    private static double lostFramesSnr(short[] wanted, short[] got) {
        double power = 0;
        double noise = 1;
        for (int n = 18; n < 100; n += 10) {
            for (int i = n * 320; i < (n + 1) * 320; i++) {
                power += (double) wanted[i] * wanted[i];
                noise += (double) (got[i] - wanted[i]) * (got[i] - wanted[i]);
            }
        }
        return 10 * Math.log10(power / noise);
    }

    /** The copy in the following packet is the finer, the more loss there is to make up for. */
    @ParameterizedTest
    @MethodSource("factories")
    void reportedLossMakesTheCopiesOfLostPacketsBetter(OpusFactory factory) {
        double[] snr = new double[2];
        int[] reported = {0, 9};
        for (int k = 0; k < 2; k++) {
            int percent = reported[k];
            Consumer<Encoder> report = encoder -> encoder.lossReported(percent);
            snr[k] = lostFramesSnr(withLosses(factory, Loss.NONE, report), withLosses(factory, Loss.RECOVERED, report));
        }
        assertTrue(snr[1] > snr[0] + 0.3, snr[1] + " against " + snr[0] + " dB");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void heavyLossLowersTheBitRateAndACleanReportBringsItBack(OpusFactory factory) {
        short[] voice = OpusVoices.sweep(16000, 250 * 320);
        try (Encoder encoder = factory.newEncoder(16000, new PayloadFormat("opus", 48000, 2, ""))) {
            int usual = bytesOf(encoder, voice);
            encoder.lossReported(12);
            int heavy = bytesOf(encoder, voice);
            encoder.lossReported(0);
            int again = bytesOf(encoder, voice);
            assertTrue(heavy < 0.85 * usual, heavy + " bytes against " + usual);
            assertEquals(1, (double) again / usual, 0.1);
        }
    }

    private static int bytesOf(Encoder encoder, short[] voice) {
        byte[] payload = new byte[1500];
        int bytes = 0;
        for (int n = 0; n < voice.length / 320; n++) {
            bytes += encoder.encode(OpusVoices.frame(voice, n, 320), 320, payload, 0);
        }
        return bytes;
    }
}
