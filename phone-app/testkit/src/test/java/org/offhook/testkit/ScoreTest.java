package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final int RATE = 8000;
    private static final Wav VOICE = Speech.synthetic(1, Duration.ofSeconds(4), RATE);

    @Test
    void theSameSoundLaterAndQuieterScoresOne() {
        Wav heard = silence(130).then(scaled(VOICE, 0.5));
        Score score = Score.of(VOICE, heard);
        assertEquals(130, score.lagMs(), 0.2);
        assertEquals(1, score.correlation(), 0.001);
        assertEquals(1, score.windowed(), 0.001);
        assertEquals(1, score.coverage());
        assertEquals(-6.02, score.gainDb(), 0.05);
    }

    @Test
    void aRecordingThatBeganLateHasANegativeLag() {
        Score score = Score.of(VOICE, VOICE.between(Duration.ofMillis(700), Duration.ofSeconds(4)));
        assertEquals(-700, score.lagMs(), 0.2);
        assertTrue(score.coverage() < 0.9, score.toString());
    }

    @Test
    void anotherVoiceScoresLow() {
        Score score = Score.of(VOICE, Speech.synthetic(2, Duration.ofSeconds(4), RATE));
        assertTrue(score.correlation() < 0.3, score.toString());
        assertTrue(score.windowed() < 0.6, score.toString());
    }

    @Test
    void noiseScoresAlmostNothing() {
        Random random = new Random(3);
        short[] noise = new short[VOICE.samples().length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 3000);
        }
        Score score = Score.of(VOICE, new Wav(RATE, noise));
        assertTrue(score.correlation() < 0.1, score.toString());
        assertEquals(0, score.coverage());
    }

    @Test
    void silenceScoresNothing() {
        Score score = Score.of(VOICE, silence(4000));
        assertEquals(0, score.correlation());
        assertEquals(0, score.coverage());
    }

    @Test
    void aMissingHalfShowsInCoverage() {
        short[] half = VOICE.samples().clone();
        Arrays.fill(half, half.length / 2, half.length, (short) 0);
        Score score = Score.of(VOICE, new Wav(RATE, half));
        assertEquals(0.5, score.coverage(), 0.1);
        assertTrue(score.correlation() < 0.85, score.toString());
    }

    @Test
    void aDelayThatWandersHurtsTheWholeButNotTheWindows() {
        Wav heard = VOICE.between(Duration.ZERO, Duration.ofMillis(1000));
        for (int part = 1; part < 4; part++) {
            heard = heard.then(silence(7)).then(VOICE.between(Duration.ofSeconds(part), Duration.ofSeconds(part + 1)));
        }
        Score score = Score.of(VOICE, heard);
        assertTrue(score.correlation() < 0.75, score.toString());
        assertTrue(score.windowed() > 0.95, score.toString());
        assertTrue(score.coverage() > 0.95, score.toString());
    }

    @Test
    void ratesMayDiffer() {
        Wav wide = Speech.synthetic(4, Duration.ofSeconds(3), 16000);
        Score score = Score.of(wide, silence(40).then(wide.at(8000)));
        assertEquals(40, score.lagMs(), 0.2);
        assertTrue(score.correlation() > 0.99, score.toString());
    }

    @Test
    void theCoarseStepsOfATelephoneCodecScoreHigh() {
        short[] coarse = VOICE.samples().clone();
        for (int i = 0; i < coarse.length; i++) {
            int step = Math.max(8, Math.abs(coarse[i]) >> 4);
            coarse[i] = (short) (coarse[i] / step * step);
        }
        assertTrue(Score.of(VOICE, new Wav(RATE, coarse)).correlation() > 0.98);
    }

    private static Wav silence(int ms) {
        return Wav.silence(RATE, Duration.ofMillis(ms));
    }

    private static Wav scaled(Wav wav, double factor) {
        short[] samples = wav.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(samples[i] * factor);
        }
        return new Wav(wav.rateHz(), samples);
    }
}
