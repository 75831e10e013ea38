package org.offhook.phone.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.offhook.testkit.Asterisk;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Wav;

/** What somebody must have heard. */
final class Hearing {
    private static final double PURE = 0.9;
    private static final double SILENT_DBFS = -55;

    private Hearing() {}

    static void assertSpeech(String who, Wav said, Wav heard) {
        Score score = Score.of(said, heard);
        System.out.println(who + ": " + score);
        if (score.correlation() < 0.95) {
            said.write(java.nio.file.Path.of("/tmp/w/said.wav"));
            heard.write(java.nio.file.Path.of("/tmp/w/heard-" + System.nanoTime() + ".wav"));
        }
        assertTrue(score.correlation() > 0.9, () -> who + ": " + score);
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
