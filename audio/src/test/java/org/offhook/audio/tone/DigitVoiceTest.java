package org.offhook.audio.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

class DigitVoiceTest {

    @ParameterizedTest
    @CsvSource({"1, 697, 1209", "5, 770, 1336", "9, 852, 1477", "*, 941, 1209", "0, 941, 1336", "D, 941, 1633"})
    void digitsHaveTheFrequenciesOfQ23(char digit, int lowHz, int highHz) {
        for (int rate : new int[] {8000, 16000, 48000}) {
            DigitVoice voice = new DigitVoice(rate);
            short[] pcm = new short[rate / 10];
            voice.say(digit, 100);
            voice.write(pcm, pcm.length);
            double low = Signals.amplitudeAt(lowHz, rate, pcm, rate / 100, rate / 100 * 8);
            double high = Signals.amplitudeAt(highHz, rate, pcm, rate / 100, rate / 100 * 8);
            assertEquals(-15, Signals.db(low / 32768), 0.3);
            assertEquals(-13, Signals.db(high / 32768), 0.3);
        }
    }

    @Test
    void aDigitHasItsLengthAndThenAPause() {
        DigitVoice voice = new DigitVoice(8000);
        assertFalse(voice.active());
        voice.say('7', 120);
        short[] pcm = new short[8000];
        voice.write(pcm, 960 + 559);
        assertTrue(voice.active());
        assertTrue(Signals.rms(pcm, 900, 50) > 500);
        assertEquals(0, Signals.rms(pcm, 960, 559));
        voice.write(pcm, 1);
        assertFalse(voice.active());
    }

    @Test
    void aDigitThatIsStoppedIsNotHeardAgain() {
        DigitVoice voice = new DigitVoice(8000);
        voice.say('7', 120);
        short[] pcm = new short[160];
        voice.write(pcm, 160);
        voice.stop();
        assertFalse(voice.active());
        voice.write(pcm, 160);
        assertEquals(0, Signals.rms(pcm, 0, 160));
    }
}
