package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.offhook.testkit.Asterisk;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Wav;

/** What somebody must have heard. */
final class Hearing {
    private static final double ALIKE = 0.9;
    private static final double COMPLETE = 0.9;
    private static final double PURE = 0.9;
    private static final double SILENT_DBFS = -55;

    private Hearing() {}

    static void assertSpeech(String who, Wav said, Wav heard) {
        assertSpeech(who, said, heard, ALIKE);
    }

    /** @param alike the least correlation of what was heard with what was said */
    static void assertSpeech(String who, Wav said, Wav heard, double alike) {
        Score score = Score.of(said, heard);
        System.out.println(who + ": " + score);
        // Each stretch by itself, because a jitter buffer that adapts in mid-speech does what it should.
        assertTrue(score.windowed() > alike && score.coverage() > COMPLETE, () -> who + ": " + score);
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
