package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Wav;

/** What somebody must have heard. */
final class Hearing {
    private static final double ALIKE = 0.9;
    private static final double FOUND = 0.5;
    private static final double COMPLETE = 0.8;
    private static final Duration STRETCH = Duration.ofMillis(500);

    /** A stretch so much quieter than the whole is a pause. */
    private static final double PAUSE_DB = 15;

    private static final double PURE = 0.9;
    private static final double SILENT_DBFS = -55;

    private Hearing() {}

    static void assertSpeech(String who, Wav said, Wav heard) {
        assertSpeech(who, said, heard, ALIKE);
    }

    /**
     * Compares stretch by stretch, each at a delay of its own: a jitter buffer that adapts in mid-speech does what it
     * should, and a machine that other programs stop for a moment is not the phone's fault.
     *
     * @param alike the least correlation of what was heard with what was said, median of the stretches
     */
    static void assertSpeech(String who, Wav said, Wav heard, double alike) {
        double whole = Levels.rmsDbfs(said);
        double[] correlations = IntStream.range(0, (int) said.length().dividedBy(STRETCH))
                .mapToObj(n -> said.between(STRETCH.multipliedBy(n), STRETCH.multipliedBy(n + 1)))
                .filter(stretch -> Levels.rmsDbfs(stretch) > whole - PAUSE_DB)
                .mapToDouble(stretch -> Score.of(stretch, heard).alike())
                .sorted()
                .toArray();
        double median = correlations[correlations.length / 2];
        long found = Arrays.stream(correlations).filter(one -> one > FOUND).count();
        String result = who + ": median " + median + " of " + Arrays.toString(correlations);
        System.out.println(result);
        assertTrue(median > alike && found > COMPLETE * correlations.length, result);
    }

    static void assertTone(String who, Wav heard, double... frequenciesHz) {
        double share = Levels.toneShare(heard, frequenciesHz);
        assertTrue(share > PURE, () -> who + " heard " + share + " of the tone, " + Levels.rmsDbfs(heard) + " dBFS");
    }

    static void assertMusicOnHold(String who, Wav heard) {
        assertTone(who, heard, Asterisk.MUSIC_HZ.get(0), Asterisk.MUSIC_HZ.get(1));
    }

    static void assertSilence(String who, Wav heard) {
        double level = Levels.rmsDbfs(heard);
        assertTrue(level < SILENT_DBFS, () -> who + " heard something of " + level + " dBFS");
    }
}
