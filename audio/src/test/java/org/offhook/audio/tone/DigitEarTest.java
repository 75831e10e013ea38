package org.offhook.audio.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.dsp.Signals;
import org.offhook.testkit.Speech;

class DigitEarTest {

    private static final String ALL = "0123456789*#ABCD";

    private static String heard(int rate, short[] pcm) {
        DigitEar ear = new DigitEar(rate);
        StringBuilder digits = new StringBuilder();
        short[] period = new short[rate / 100];
        for (int at = 0; at + period.length <= pcm.length; at += period.length) {
            System.arraycopy(pcm, at, period, 0, period.length);
            char digit = ear.listen(period, period.length);
            if (digit != 0) {
                digits.append(digit);
            }
        }
        return digits.toString();
    }

    /** Sound of a digit between two silences. */
    private static short[] tones(int rate, double lowHz, double lowDbfs, double highHz, double highDbfs, int ms) {
        short[] low = Signals.sine(lowHz, rate, rate * ms / 1000, 32767 * Math.pow(10, lowDbfs / 20));
        short[] high = Signals.sine(highHz, rate, low.length, 32767 * Math.pow(10, highDbfs / 20));
        short[] pcm = new short[low.length + rate / 10];
        for (int i = 0; i < low.length; i++) {
            pcm[rate / 20 + i] = (short) (low[i] + high[i]);
        }
        return pcm;
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void everyDigitOfOursIsHeardOnce(int rate) {
        DigitVoice voice = new DigitVoice(rate);
        short[] pcm = new short[rate / 1000 * 190 * ALL.length() * 2];
        short[] part = new short[rate / 1000 * 190];
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < 2 * ALL.length(); i++) {
            char digit = ALL.charAt(i / 2); // each twice on end
            said.append(digit);
            voice.say(digit, 120);
            voice.write(part, part.length);
            System.arraycopy(part, 0, pcm, i * part.length, part.length);
        }
        assertEquals(said.toString(), heard(rate, pcm));
    }

    @ParameterizedTest
    @CsvSource({
        // low Hz and level, high Hz and level, length; as ITU-T Q.24 wants it
        "697, -10, 1209, -10, 100, 1",
        "697, -10, 1209, -10, 45,  1",
        "941, -30, 1633, -30, 100, D",
        "707, -10, 1227, -10, 100, 1", // 1.5 % high
        "927, -10, 1609, -10, 100, D", // 1.5 % low
        "770, -18, 1336, -10, 100, 5", // twist
        "770, -10, 1336, -14, 100, 5", // reverse twist
        "770, -10, 1336, -10, 15,  ''", // too short
        "770, -50, 1336, -50, 100, ''", // too soft
        "770, -30, 1336, -10, 100, ''", // one frequency all but alone
        "770, -10, 1336, -24, 100, ''",
        "733, -10, 1270, -10, 100, ''", // between the keys
        "350, -10, 440,  -10, 400, ''", // dial tone
        "425, -10, 1336, -10, 400, ''",
    })
    void whatIsADigitAndWhatIsNone(double lowHz, double low, double highHz, double high, int ms, String expected) {
        assertEquals(expected, heard(8000, tones(8000, lowHz, low, highHz, high, ms)));
        assertEquals(expected, heard(16_000, tones(16_000, lowHz, low, highHz, high, ms)));
    }

    @Test
    void digitsAreHeardInNoise() {
        Random random = new Random(4);
        int right = 0;
        for (int i = 0; i < 200; i++) {
            short[] pcm = tones(8000, 852, -13, 1477, -11, 80);
            for (int k = 0; k < pcm.length; k++) {
                pcm[k] = (short) (pcm[k] + random.nextGaussian() * 1100); // about 15 dB below
            }
            right += heard(8000, pcm).equals("9") ? 1 : 0;
        }
        assertTrue(right >= 198, right + " of 200");
    }

    @Test
    void aGapOfTenMillisecondsDoesNotMakeTwoDigits() {
        short[] pcm = tones(8000, 852, -13, 1477, -11, 200);
        Arrays.fill(pcm, 1200, 1280, (short) 0);
        assertEquals("9", heard(8000, pcm));
    }

    @Test
    void fourMinutesOfVoicesAreNoDigits() {
        int taken = 0;
        for (int seed = 0; seed < 8; seed++) {
            taken += heard(
                            8000,
                            Speech.synthetic(seed, Duration.ofSeconds(30), 8000).samples())
                    .length();
        }
        assertEquals(0, taken);
    }

    @Test
    void aSpokenTextIsNoDigits() {
        String text = "Please dial one, two, three, four, five, six, seven, eight, nine or zero after the tone, "
                + "and then wait until somebody answers. ";
        assertEquals(
                "",
                heard(
                        8000,
                        Speech.say(text + text.replace("e", "oo") + text.replace("o", "ee"), 8000)
                                .samples()));
    }

    @Test
    void tenMinutesOfNoiseWithHumsAreNoDigits() {
        Random random = new Random(9);
        short[] pcm = new short[8000 * 600];
        double one = 0;
        double two = 0;
        double hz = 900;
        for (int i = 0; i < pcm.length; i++) {
            if (i % 400 == 0) {
                hz = 500 + 1300 * random.nextDouble();
            }
            // A resonance that wanders through the band, as of a voice without pitch.
            double next = random.nextGaussian() * 400 + 1.96 * Math.cos(2 * Math.PI * hz / 8000) * one - 0.96 * two;
            two = one;
            one = next;
            pcm[i] = (short) Math.clamp(next, -32000, 32000);
        }
        assertEquals("", heard(8000, pcm));
    }

    @Test
    void nothingIsAllocated() {
        DigitEar ear = new DigitEar(16_000);
        short[] pcm = Signals.sine(770, 16_000, 320, 8000);
        Runnable work = () -> {
            for (int i = 0; i < 1000; i++) {
                ear.listen(pcm, 320);
            }
        };
        Signals.allocatedBy(work);
        assertTrue(Signals.allocatedBy(work) < 1000);
    }
}
