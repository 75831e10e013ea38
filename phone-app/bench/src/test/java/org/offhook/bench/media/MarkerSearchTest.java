package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerSearchTest {

    private static final int RATE = 8000;
    private static final short[] MARKER = TestSignal.marker(RATE);

    private static short[] noise(int length, int level) {
        Random random = new Random(7);
        short[] sound = new short[length];
        for (int i = 0; i < length; i++) {
            sound[i] = (short) (random.nextGaussian() * level);
        }
        return sound;
    }

    private static void add(short[] sound, int at, double gain) {
        for (int i = 0; i < MARKER.length; i++) {
            sound[at + i] += (short) (gain * MARKER[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "1234, 1, 0", "1234, 0.1, 50", "5000, 0.5, 800", "7500, 1, 1500"})
    void theMarkerIsFoundToTheSampleAtAnyLevelAndInNoise(int at, double gain, int noise) {
        short[] sound = noise(8000, noise);
        add(sound, at, gain);
        MarkerSearch.Match match = new MarkerSearch(MARKER).best(sound, 0, sound.length);
        assertEquals(at, match.offset());
        assertTrue(match.likeness() > 0.5, "likeness " + match.likeness());
    }

    @Test
    void noiseAndSilenceAreNotTakenForAMarker() {
        MarkerSearch search = new MarkerSearch(MARKER);
        assertTrue(search.best(noise(8000, 3000), 0, 8000).likeness() < 0.5);
        assertEquals(0, search.best(new short[8000], 0, 8000).likeness());
    }

    @Test
    void speechIsNotTakenForAMarker() {
        short[] signal = TestSignal.samples(RATE);
        MarkerSearch search = new MarkerSearch(MARKER);
        for (int second = 0; second < TestSignal.SECONDS; second++) {
            int from = second * RATE + MARKER.length;
            assertTrue(search.best(signal, from, (second + 1) * RATE - MARKER.length)
                            .likeness()
                    < 0.5);
            assertEquals(
                    second * RATE, search.best(signal, second * RATE - 0, from).offset());
        }
    }

    @Test
    void anEchoThatIsWeakerLosesAgainstTheSoundItself() {
        short[] sound = noise(8000, 100);
        add(sound, 2000, 0.9);
        add(sound, 2100, 0.3);
        assertEquals(2000, new MarkerSearch(MARKER).best(sound, 0, 8000).offset());
    }

    @Test
    void aWindowTooShortForTheMarkerGivesNothing() {
        MarkerSearch.Match match = new MarkerSearch(MARKER).best(new short[100], 0, 100);
        assertEquals(0, match.likeness());
    }
}
