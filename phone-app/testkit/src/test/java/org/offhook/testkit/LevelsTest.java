package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aFullScaleSineIsThreeDecibelsBelowFullScale() {
        assertEquals(-3.01, Levels.rmsDbfs(Wav.tone(8000, SECOND, 32767, 400)), 0.02);
    }

    @Test
    void aToneIsFoundAndItsNeighbourIsNot() {
        Wav tone = Wav.tone(8000, SECOND, 5000, 1004);
        assertEquals(1, Levels.toneShare(tone, 1004), 0.02);
        assertTrue(Levels.toneShare(tone, 1200) < 0.01);
    }

    @Test
    void aChordIsTheSumOfItsTones() {
        Wav chord = Wav.tone(16000, SECOND, 9000, 600, 800);
        assertEquals(0.5, Levels.toneShare(chord, 600), 0.05);
        assertEquals(1, Levels.toneShare(chord, 600, 800), 0.05);
    }

    @Test
    void speechIsNoTone() {
        assertTrue(Levels.toneShare(Speech.synthetic(1, SECOND, 8000), 1004) < 0.3);
    }

    @Test
    void gapsAreFoundWithTheirLength() {
        Wav tone = Wav.tone(8000, Duration.ofMillis(500), 9000, 400);
        Wav wav = tone.then(Wav.silence(8000, Duration.ofMillis(60)))
                .then(tone)
                .then(Wav.silence(8000, Duration.ofMillis(20)))
                .then(tone);
        List<Levels.Gap> gaps = Levels.gaps(wav, -50, Duration.ofMillis(40));
        assertEquals(List.of(new Levels.Gap(Duration.ofMillis(500), Duration.ofMillis(60))), gaps);
    }

    @Test
    void silenceAtTheEndIsAGap() {
        Wav wav = Wav.tone(8000, Duration.ofMillis(100), 9000, 400).then(Wav.silence(8000, Duration.ofMillis(100)));
        assertEquals(1, Levels.gaps(wav, -50, Duration.ofMillis(100)).size());
    }
}
