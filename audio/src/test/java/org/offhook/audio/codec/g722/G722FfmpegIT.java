package org.offhook.audio.codec.g722;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.dsp.Signals;
import org.offhook.testkit.ChildProcess;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;
import org.offhook.testkit.Speech;

/** Our G.722 beside ffmpeg's, which is an implementation of its own. */
class G722FfmpegIT {

    private static final int RATE = 16_000;
    private static final int DELAY = 22;

    @TempDir
    Path folder;

    private final G722Factory factory = new G722Factory();

    @BeforeAll
    static void needsFfmpeg() {
        Peers.require(Peer.FFMPEG);
    }

    @Test
    void speechThatWeEncodedIsDecodedToTheSameSamples() throws Exception {
        byte[] bits = encoded(speech());
        assertArrayEquals(decodedByFfmpeg(bits), decoded(bits));
    }

    @Test
    void speechThatFfmpegEncodedIsDecodedToTheSameSamples() throws Exception {
        byte[] bits = encodedByFfmpeg(speech());
        assertArrayEquals(decodedByFfmpeg(bits), decoded(bits));
    }

    @Test
    void anyBitsAreDecodedToTheSameSamples() throws Exception {
        byte[] bits = new byte[200_000];
        new Random(722).nextBytes(bits);
        assertArrayEquals(decodedByFfmpeg(bits), decoded(bits));
    }

    @Test
    void ourEncoderIsAsGoodAsFfmpegsByFfmpegsDecoder() throws Exception {
        short[] speech = speech();
        double ours = snr(speech, decodedByFfmpeg(encoded(speech)));
        double theirs = snr(speech, decodedByFfmpeg(encodedByFfmpeg(speech)));
        System.out.printf("G.722 by ffmpeg's decoder: ours %.2f dB, ffmpeg's %.2f dB%n", ours, theirs);
        assertTrue(ours > 20 && ours > theirs - 0.05, "ours " + ours + " dB, ffmpeg's " + theirs + " dB");
    }

    private static short[] speech() {
        return Speech.synthetic(722, Duration.ofSeconds(10), RATE).samples();
    }

    private static double snr(short[] speech, short[] heard) {
        return Signals.snrDb(speech, heard, DELAY, 1000, speech.length - 1000);
    }

    private byte[] encoded(short[] pcm) {
        byte[] bits = new byte[pcm.length / 2];
        assertEquals(bits.length, factory.newEncoder(RATE, PayloadFormat.G722).encode(pcm, pcm.length, bits, 0));
        return bits;
    }

    private short[] decoded(byte[] bits) {
        short[] pcm = new short[2 * bits.length];
        assertEquals(pcm.length, factory.newDecoder(RATE).decode(bits, 0, bits.length, pcm));
        return pcm;
    }

    private short[] decodedByFfmpeg(byte[] bits) throws IOException {
        Path in = Files.write(folder.resolve("in.g722"), bits);
        ByteBuffer raw = ByteBuffer.wrap(ffmpeg("-f", "g722", "-i", in.toString(), "-f", "s16le"))
                .order(ByteOrder.LITTLE_ENDIAN);
        short[] pcm = new short[raw.remaining() / 2];
        raw.asShortBuffer().get(pcm);
        return pcm;
    }

    private byte[] encodedByFfmpeg(short[] pcm) throws IOException {
        ByteBuffer raw = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asShortBuffer().put(pcm);
        Path in = Files.write(folder.resolve("in.raw"), raw.array());
        return ffmpeg("-f", "s16le", "-ar", "16000", "-ac", "1", "-i", in.toString(), "-c:a", "g722", "-f", "g722");
    }

    private byte[] ffmpeg(String... conversion) throws IOException {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(conversion));
        command.add(out.toString());
        ChildProcess.Finished finished = ChildProcess.run(command, Duration.ofSeconds(30));
        assertEquals(0, finished.exitCode(), finished.output());
        return Files.readAllBytes(out);
    }
}
