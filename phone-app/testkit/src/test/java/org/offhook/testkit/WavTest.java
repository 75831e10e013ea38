package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {
    private static final Wav VOICE = Speech.synthetic(1, Duration.ofMillis(500), 16000);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        assertEquals(VOICE, Wav.read(VOICE.write(folder.resolve("a.wav"))));
    }

    @Test
    void aFileThatIsStillBeingWrittenIsReadToItsPresentEnd() throws IOException {
        Path file = VOICE.write(folder.resolve("a.wav"));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 40, 44, (byte) 0);
        Files.write(file, Arrays.copyOf(bytes, 44 + 2000));
        assertArrayEquals(Arrays.copyOf(VOICE.samples(), 1000), Wav.read(file).samples());
    }

    @Test
    void twoChannelsBecomeOne() throws IOException {
        Path file = new Wav(8000, new short[] {100, 300, -5, -15}).write(folder.resolve("a.wav"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[22] = 2;
        Files.write(file, bytes);
        assertArrayEquals(new short[] {200, -10}, Wav.read(file).samples());
    }

    @Test
    void somethingElseIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "this is no sound");
        String message = assertThrows(IllegalArgumentException.class, () -> Wav.read(file))
                .getMessage();
        assertTrue(message.contains("a.txt"), message);
    }

    @Test
    void aToneKeepsItsPitchAndLevelAtAnotherRate() {
        Wav tone = Wav.tone(48000, Duration.ofSeconds(1), 10000, 1000);
        Wav slower = tone.at(8000);
        assertEquals(Duration.ofSeconds(1), slower.length());
        assertEquals(1, Levels.toneShare(slower, 1000), 0.02);
        assertEquals(Levels.rmsDbfs(tone), Levels.rmsDbfs(slower), 0.1);
    }

    @Test
    void whatTheLowerRateCannotCarryDoesNotFoldBack() {
        Wav tone = Wav.tone(48000, Duration.ofSeconds(1), 10000, 6000);
        assertTrue(Levels.rmsDbfs(tone.at(8000)) < -60);
    }
}
