package org.offhook.audio.codec.g711;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.dsp.Signals;

/**
 * The reference here shares nothing with the code under test: it walks the decision values of the tables in G.711
 * (1a and 2a) from segment to segment, and takes a negative sample as the mirror of its ones' complement, as G.191 does.
 */
class G711Test {

    private static final Encoder TO_ULAW = G711Factory.ulaw().newEncoder(8000, PayloadFormat.PCMU);
    private static final Encoder TO_ALAW = G711Factory.alaw().newEncoder(8000, PayloadFormat.PCMA);

    @Test
    void everySampleIsCodedAsTheTablesOfG711Say() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            assertEquals(referenceUlaw(sample), coded(TO_ULAW, sample), "µ-law of " + sample);
            assertEquals(referenceAlaw(sample), coded(TO_ALAW, sample), "A-law of " + sample);
        }
    }

    @Test
    void everyCodeHasTheOutputValueOfTheTables() {
        Decoder ulaw = G711Factory.ulaw().newDecoder(8000);
        Decoder alaw = G711Factory.alaw().newDecoder(8000);
        for (int code = 0; code < 256; code++) {
            int interval = ~code & 0x7f;
            int magnitude = 4 * ulawOutput(interval);
            assertEquals(code < 0x80 ? -magnitude : magnitude, decoded(ulaw, code), "µ-law " + code);

            int amplitude = 8 * (alawDecision(code & 0x7f ^ 0x55) + alawDecision((code & 0x7f ^ 0x55) + 1)) / 2;
            assertEquals(code < 0x80 ? -amplitude : amplitude, decoded(alaw, code), "A-law " + code);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0xff, 0xd5", "-1, 0x7f, 0x55", "32767, 0x80, 0xaa", "-32768, 0x00, 0x2a", "8, 0xfe, 0xd5"})
    void knownSamplesHaveTheirKnownCodes(int sample, String ulaw, String alaw) {
        assertEquals(Integer.decode(ulaw), coded(TO_ULAW, sample));
        assertEquals(Integer.decode(alaw), coded(TO_ALAW, sample));
    }

    @Test
    void decodedCodesEncodeToThemselves() {
        for (G711Factory factory : new G711Factory[] {G711Factory.ulaw(), G711Factory.alaw()}) {
            Encoder encoder = factory.newEncoder(8000, factory.format());
            Decoder decoder = factory.newDecoder(8000);
            for (int code = 0; code < 256; code++) {
                boolean minusZero = factory.format().equals(PayloadFormat.PCMU) && code == 0x7f;
                assertEquals(minusZero ? 0xff : code, coded(encoder, decoded(decoder, code)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"30000, 36", "10000, 36", "1000, 33", "200, 24"})
    void signalToNoiseIsThatOfTheLaw(int amplitude, double least) {
        short[] speech = Signals.sine(1020, 8000, 8000, amplitude);
        for (G711Factory factory : new G711Factory[] {G711Factory.ulaw(), G711Factory.alaw()}) {
            byte[] payload = new byte[8000];
            short[] heard = new short[8000];
            factory.newEncoder(8000, factory.format()).encode(speech, 8000, payload, 0);
            factory.newDecoder(8000).decode(payload, 0, 8000, heard);
            double snr = Signals.snrDb(speech, heard, 0, 0, 8000);
            assertTrue(snr > least, factory.implementation() + " at " + amplitude + ": " + snr + " dB");
        }
    }

    @Test
    void payloadsThatCannotBeDecodedAreNegative() {
        Decoder decoder = G711Factory.ulaw().newDecoder(8000);
        short[] pcm = new short[960];
        assertEquals(-1, decoder.decode(new byte[160], 0, 0, pcm));
        assertEquals(-1, decoder.decode(new byte[160], 100, 61, pcm));
        assertEquals(-1, decoder.decode(new byte[160], -1, 10, pcm));
        assertEquals(-1, decoder.decode(new byte[1400], 0, 1400, pcm));
        assertEquals(-1, decoder.samplesIn(new byte[160], 0, 161));
        assertEquals(160, decoder.samplesIn(new byte[172], 12, 160));
    }

    @Test
    void tooLittleRoomForThePayloadIsNegative() {
        assertEquals(-1, TO_ALAW.encode(new short[160], 160, new byte[171], 12));
        assertEquals(160, TO_ALAW.encode(new short[160], 160, new byte[172], 12));
        assertEquals(-1, TO_ALAW.encode(new short[160], 161, new byte[1000], 0));
    }

    @Test
    void theDeviceRateDoesNotMatter() {
        assertEquals(8000, G711Factory.alaw().pcmRateHz(48000));
        assertThrows(IllegalArgumentException.class, () -> G711Factory.alaw().newDecoder(16000));
    }

    private static int coded(Encoder encoder, int sample) {
        byte[] code = new byte[1];
        assertEquals(1, encoder.encode(new short[] {(short) sample}, 1, code, 0));
        return code[0] & 0xff;
    }

    private static int decoded(Decoder decoder, int code) {
        short[] pcm = new short[1];
        assertEquals(1, decoder.decode(new byte[] {(byte) code}, 0, 1, pcm));
        return pcm[0];
    }

    private static int referenceUlaw(int sample) {
        int magnitude = (sample < 0 ? -1 - sample : sample) / 4;
        int interval = 0;
        while (interval < 127 && magnitude >= ulawDecision(interval + 1)) {
            interval++;
        }
        return (sample < 0 ? 127 : 255) - interval;
    }

    /** Table 2a, column 3: lower end of an interval, 1 … 8159 in units of 14 bits. */
    private static int ulawDecision(int interval) {
        int value = 0;
        for (int i = 0; i < interval; i++) {
            value += i == 0 ? 1 : 2 << (i / 16);
        }
        return value;
    }

    /** Table 2a, column 8: the middle of the interval; 0 for the first. */
    private static int ulawOutput(int interval) {
        return interval == 0 ? 0 : (ulawDecision(interval) + ulawDecision(interval + 1)) / 2;
    }

    private static int referenceAlaw(int sample) {
        int magnitude = (sample < 0 ? -1 - sample : sample) / 8;
        int interval = 0;
        while (interval < 127 && magnitude >= alawDecision(interval + 1)) {
            interval++;
        }
        return ((sample < 0 ? 0 : 128) + interval) ^ 0x55;
    }

    /** Table 1a, column 3, in units of 13 bits (4096 for full scale): steps of 2, doubled by each segment from the third on. */
    private static int alawDecision(int interval) {
        int value = 0;
        for (int i = 0; i < interval; i++) {
            value += i < 32 ? 2 : 2 << (i / 16 - 1);
        }
        return value;
    }
}
