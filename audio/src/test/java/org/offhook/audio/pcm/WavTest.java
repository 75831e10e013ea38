package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

class WavTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenCanBeRead() throws Exception {
        short[] sound = Signals.sine(440, 16000, 5000, 20000);
        Path file = written(16000, sound);
        WavSound read = WavReader.read(file);
        assertEquals(16000, read.rateHz());
        assertArrayEquals(sound, read.samples());
        assertEquals(44 + 10000, Files.size(file));
    }

    @Test
    void fileIsValidBeforeItIsClosed() throws Exception {
        Path file = folder.resolve("killed.wav");
        try (WavWriter writer = new WavWriter(file, 8000)) {
            assertEquals(0, WavReader.read(file).samples().length);
            writer.write(new short[800], 800);
            writer.updateHeader();
            assertEquals(800, WavReader.read(file).samples().length);
            assertEquals(
                    1600,
                    ByteBuffer.wrap(Files.readAllBytes(file))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getInt(40));
        }
    }

    @Test
    void stereoBecomesTheMeanOfBothChannels() throws Exception {
        byte[] file = header(1, 2, 8000, 16, 8);
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(44)
                .putShort((short) 1000)
                .putShort((short) 3000)
                .putShort((short) -32768)
                .putShort((short) -32768);
        assertArrayEquals(new short[] {2000, -32768}, WavReader.read(save(file)).samples());
    }

    @Test
    void headerThatPromisesTooMuchIsReadAsFarAsItGoes() throws Exception {
        byte[] file = header(1, 1, 8000, 16, 100);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);
        assertEquals(50, WavReader.read(save(file)).samples().length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 1 | 16000 | 32 | is not 16-bit PCM.",
                "1 | 1 | 16000 | 8  | is not 16-bit PCM.",
                "1 | 6 | 16000 | 16 | has 6 channels, not one or two.",
                "1 | 1 | 44100 | 16 | has a sample rate of 44100 Hz, not 8, 16, 24, 32 or 48 kHz.",
            })
    void whatWeCannotPlayIsRefusedInOneSentence(int coding, int channels, int rate, int bits, String why)
            throws Exception {
        Path file = save(header(coding, channels, rate, bits, 4));
        IOException refused = assertThrows(IOException.class, () -> WavReader.read(file));
        assertEquals(file + " " + why, refused.getMessage());
    }

    @Test
    void otherFilesAreRefusedInOneSentence() throws Exception {
        Path text = save("Dear Sirs, I have the honour".getBytes());
        assertEquals(
                text + " is not a WAV file.",
                assertThrows(IOException.class, () -> WavReader.read(text)).getMessage());
        Path missing = folder.resolve("missing.wav");
        assertEquals(
                missing + " does not exist.",
                assertThrows(IOException.class, () -> WavReader.read(missing)).getMessage());
    }

    @Property(tries = 300)
    void damagedFilesGiveASoundOrAnIoException(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] bytes = header(1, 1 + random.nextInt(2), 8000, 16, random.nextInt(60));
        for (int n = random.nextInt(6); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        Path file = Files.createTempFile("damaged", ".wav");
        try {
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            assertTrue(WavReader.read(file).samples().length <= 30);
        } catch (IOException refused) {
            assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void resampledSoundIsInTimeAndAsLong() {
        WavSound sound = new WavSound(8000, Signals.sine(500, 8000, 8000, 10000));
        for (int rate : new int[] {16000, 24000, 32000, 48000}) {
            short[] samples = sound.at(rate).samples();
            assertEquals(rate, samples.length);
            short[] wanted = Signals.sine(500, rate, rate, 10000);
            assertTrue(Signals.snrDb(wanted, samples, 0, rate / 100, rate - rate / 100) > 55);
        }
    }

    @Test
    void microphoneHearsTheFileThenSilence() throws Exception {
        assertMicrophoneHears(false, 5000, 0);
    }

    @Test
    void repeatedFileBeginsAgainAtItsEnd() throws Exception {
        assertMicrophoneHears(true, 5000, 1000);
    }

    private void assertMicrophoneHears(boolean repeat, int at, int expected) throws Exception {
        short[] sound = new short[2000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) i;
        }
        PcmSpec spec = new PcmSpec.Wav(Optional.of(written(16000, sound)), Optional.empty(), repeat);
        short[] heard = new short[20 * 320];
        try (PcmDevice device = PcmDevices.create(spec, PcmFormat.of(16000, 20), new VirtualTicker())) {
            device.open();
            short[] period = new short[320];
            for (int n = 0; n < 20; n++) {
                assertEquals(PcmDevice.OK, device.read(period));
                System.arraycopy(period, 0, heard, n * 320, 320);
            }
        }
        assertArrayEquals(sound, Arrays.copyOf(heard, 2000));
        assertEquals(expected, heard[at]);
    }

    @Test
    void loudspeakerIsWrittenToItsFileWhole() throws Exception {
        Path out = folder.resolve("out.wav");
        PcmSpec spec = new PcmSpec.Wav(Optional.empty(), Optional.of(out), false);
        short[] played = Signals.sine(300, 8000, 160 * 100, 10000);
        try (PcmDevice device = PcmDevices.create(spec, PcmFormat.of(8000, 20), new VirtualTicker())) {
            device.open();
            for (int n = 0; n < 100; n++) {
                device.read(new short[160]);
                device.write(Arrays.copyOfRange(played, n * 160, (n + 1) * 160));
            }
            assertEquals(0, device.playbackXruns());
        }
        assertArrayEquals(played, WavReader.read(out).samples());
    }

    @Test
    void filesThatCannotBeOpenedAreOneSentence() {
        Path none = folder.resolve("none.wav");
        assertEquals(
                none + " does not exist.", whyNotOpen(new PcmSpec.Wav(Optional.of(none), Optional.empty(), false)));
        Path lost = folder.resolve("no/such/folder.wav");
        assertEquals(
                "Cannot write " + lost + ": there is no such folder.",
                whyNotOpen(new PcmSpec.Wav(Optional.empty(), Optional.of(lost), false)));
        assertEquals(
                "Cannot write " + folder + ": Is a directory.",
                whyNotOpen(new PcmSpec.Wav(Optional.empty(), Optional.of(folder), false)));
    }

    private static String whyNotOpen(PcmSpec spec) {
        PcmDevice device = PcmDevices.create(spec, PcmFormat.of(8000, 20));
        return assertThrows(PcmException.class, device::open).getMessage();
    }

    private Path written(int rateHz, short[] sound) throws IOException {
        Path file = folder.resolve("sound.wav");
        try (WavWriter writer = new WavWriter(file, rateHz)) {
            writer.write(sound, sound.length);
        }
        return file;
    }

    private Path save(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.wav"), bytes);
    }

    private static byte[] header(int coding, int channels, int rateHz, int bits, int data) {
        ByteBuffer file = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes()).putInt(36 + data).put("WAVE".getBytes());
        file.put("fmt ".getBytes()).putInt(16).putShort((short) coding).putShort((short) channels);
        file.putInt(rateHz).putInt(rateHz * channels * bits / 8).putShort((short) (channels * bits / 8));
        file.putShort((short) bits).put("data".getBytes()).putInt(data);
        return file.array();
    }
}
