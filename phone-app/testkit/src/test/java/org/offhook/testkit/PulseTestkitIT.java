package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sound card made of nothing, used by ALSA programs like a phone uses it. */
class PulseTestkitIT {
    private static final int RATE = 16000;

    @TempDir
    Path folder;

    @Test
    void whatAnAlsaProgramPlaysIsHeard() {
        Wav wav = Speech.say("Testing the loudspeaker, one, two, three.", RATE);
        Path file = wav.write(folder.resolve("play.wav"));
        try (PulseServer server = PulseServer.start(RATE)) {
            PulseServer.Recording recording = server.listen();
            try (ChildProcess aplay = ChildProcess.start(
                    "aplay",
                    List.of("aplay", "-D", "default", file.toString()),
                    server.environment(),
                    folder.resolve("aplay"))) {
                assertTrue(aplay.awaitExit(Duration.ofSeconds(30)) == 0, aplay.output());
            }
            Await.pause(Duration.ofMillis(300));
            assertHeard(wav, recording.stop());
        }
    }

    @Test
    void whatIsSpokenIsRecordedByAnAlsaProgram() {
        Wav wav = Speech.say("Testing the microphone, four, five, six.", RATE);
        Path file = folder.resolve("record.wav");
        long seconds = wav.length().toSeconds() + 3;
        try (PulseServer server = PulseServer.start(RATE);
                ChildProcess arecord = ChildProcess.start(
                        "arecord",
                        List.of(
                                "arecord",
                                "-D",
                                "default",
                                "-f",
                                "S16_LE",
                                "-r",
                                "16000",
                                "-c",
                                "1",
                                "-d",
                                String.valueOf(seconds),
                                file.toString()),
                        server.environment(),
                        folder.resolve("arecord"))) {
            Await.until(
                    "arecord to record",
                    Duration.ofSeconds(5),
                    () -> file.toFile().length() > 44);
            server.speak(wav);
            assertTrue(arecord.awaitExit(Duration.ofSeconds(30)) == 0, arecord.output());
            assertHeard(wav, Wav.read(file));
        }
    }

    private static void assertHeard(Wav said, Wav heard) {
        Score score = Score.of(said, heard);
        assertTrue(score.windowed() > 0.95 && score.coverage() > 0.95, score.toString());
    }
}
