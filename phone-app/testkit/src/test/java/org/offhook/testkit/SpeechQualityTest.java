package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechQualityTest {
    private static final int RATE = 8000;
    private static final Wav VOICE = Speech.synthetic(3, Duration.ofSeconds(10), RATE);

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 400})
    void theSameSoundLaterHasTheBestScoreAndTheLagIsReported(int delayMs) {
        Wav heard = Wav.silence(RATE, Duration.ofMillis(delayMs)).then(VOICE);
        SpeechQuality quality = SpeechQuality.of(VOICE, heard.then(Wav.silence(RATE, Duration.ofMillis(100))));
        assertEquals(4.5, quality.score(), 0.01);
        assertEquals(delayMs, quality.lagMs(), 0.5);
    }

    /** Hisses above all: there half a sample of the measure's own rate is most of a wave. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void delayOfAnOddNumberOfSamplesAtAHigherRateCostsNothing(int samples) {
        int rate = 2 * RATE;
        Random random = new Random(5);
        Wav voice = Speech.synthetic(3, Duration.ofSeconds(10), rate);
        for (int i = 1; i < voice.samples().length; i++) {
            int hiss = i / 1600 % 3 == 0 ? random.nextInt(8000) - 4000 : 0;
            voice.samples()[i] = (short) Math.clamp(voice.samples()[i] + hiss, -32768, 32767);
        }
        short[] heard = new short[voice.samples().length + 640];
        System.arraycopy(voice.samples(), 0, heard, 320 + samples, voice.samples().length);
        SpeechQuality quality = SpeechQuality.of(voice, new Wav(rate, heard));
        assertEquals(4.5, quality.score(), 0.02);
        assertEquals(20, quality.lagMs(), 0.5);
    }

    @Test
    void theMoreIsMissingTheWorseTheScore() {
        double previous = 4.6;
        for (int everyNth : new int[] {97, 47, 19, 11, 5}) {
            double score = SpeechQuality.of(VOICE, silenced(everyNth)).score();
            assertTrue(score < previous, "each " + everyNth + "th frame missing: " + score);
            previous = score;
        }
        assertTrue(previous < 2.5, "every fifth frame missing: " + previous);
    }

    @Test
    void silenceHasTheWorstScore() {
        assertTrue(SpeechQuality.of(VOICE, Wav.silence(RATE, VOICE.length())).score() < 1.7);
    }

    private static Wav silenced(int everyNth) {
        short[] samples = VOICE.samples().clone();
        for (int i = everyNth / 2; (i + 1) * 160 <= samples.length; i += everyNth) {
            Arrays.fill(samples, i * 160, (i + 1) * 160, (short) 0);
        }
        return new Wav(RATE, samples);
    }
}
