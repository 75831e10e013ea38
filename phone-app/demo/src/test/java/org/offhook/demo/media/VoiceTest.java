package org.offhook.demo.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Wav;

class VoiceTest {

    private static final int RATE_HZ = 8000;
    private static final int PERIOD = 160;

    private final Clips clips = new Clips();
    private final SoundSource ones = (pcm, samples, _) -> Arrays.fill(pcm, 0, samples, (short) 1);

    private short[] clip(String name) {
        return clips.samples(name, RATE_HZ);
    }

    private static short[] hear(Voice voice, int samples) {
        short[] all = new short[samples];
        short[] period = new short[PERIOD];
        for (int at = 0; at < samples; at += PERIOD) {
            voice.read(period, PERIOD, RATE_HZ);
            System.arraycopy(period, 0, all, at, Math.min(PERIOD, samples - at));
        }
        return all;
    }

    @Test
    void wordsFollowEachOtherWithoutGapOrLoss() {
        Voice voice = new Voice(clips, SoundSource.SILENCE);
        voice.say("1");
        voice.say("2");
        short[] expected = Arrays.copyOf(clip("1"), clip("1").length + clip("2").length);
        System.arraycopy(clip("2"), 0, expected, clip("1").length, clip("2").length);
        assertArrayEquals(expected, hear(voice, expected.length));
    }

    @Test
    void withNothingToSayTheOtherSourceIsHeard() {
        Voice voice = new Voice(clips, ones);
        assertEquals(1, hear(voice, PERIOD)[PERIOD - 1]);
    }

    @Test
    void aWordIsBrokenOff() {
        Voice voice = new Voice(clips, ones);
        voice.say("press-keys");
        hear(voice, 5 * PERIOD);
        voice.drop("press-keys");
        assertEquals(1, hear(voice, PERIOD)[0]);
    }

    @Test
    void whatIsToBeSaidIsBounded() {
        Voice voice = new Voice(clips, ones);
        for (int i = 0; i < 10_000; i++) {
            voice.say("8");
        }
        short[] all = hear(voice, 40 * clip("8").length);
        assertEquals(1, all[all.length - 1]);
    }

    @ParameterizedTest
    @ValueSource(chars = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'A', 'b', 'C', 'D'})
    void everyDigitHasAWordThatIsHeard(char digit) {
        Wav word = new Wav(16000, clips.samples(Clips.ofDigit(digit), 16000));
        assertTrue(word.length().toMillis() > 200 && word.length().toMillis() < 800, word::toString);
        assertTrue(Levels.rmsDbfs(word) > -25, () -> Levels.rmsDbfs(word) + " dBFS");
    }

    @Test
    void noTwoDigitsSoundAlike() {
        Set<String> names = new HashSet<>();
        "0123456789*#".chars().forEach(digit -> names.add(Clips.ofDigit((char) digit)));
        assertEquals(12, names.size());
        for (String one : names) {
            for (String other : names) {
                Score score = Score.of(
                        new Wav(16000, clips.samples(one, 16000)), new Wav(16000, clips.samples(other, 16000)));
                assertEquals(one.equals(other), score.correlation() > 0.7, one + " and " + other + ": " + score);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 48000})
    void theMelodyIsAnAMajorChordAtEveryRate(int rateHz) {
        short[] all = new short[2 * rateHz];
        short[] period = new short[rateHz / 50];
        Melody melody = new Melody();
        for (int at = 0; at < all.length; at += period.length) {
            melody.read(period, period.length, rateHz);
            System.arraycopy(period, 0, all, at, period.length);
        }
        double share = Levels.toneShare(
                new Wav(rateHz, all),
                Melody.NOTES_HZ.stream().mapToDouble(Double::doubleValue).toArray());
        assertTrue(share > 0.9, () -> "share " + share);
    }
}
