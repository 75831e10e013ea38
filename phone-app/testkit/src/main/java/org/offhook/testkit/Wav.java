package org.offhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Sound in memory: one channel of 16-bit samples.
 *
 * @param rateHz samples per second
 * @param samples linear PCM; shared, not copied
 */
public record Wav(int rateHz, short[] samples) {
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int HEADER_BYTES = 44;

    /** Silence of that length. */
    public static Wav silence(int rateHz, Duration length) {
        return new Wav(rateHz, new short[(int) (rateHz * length.toMillis() / 1000)]);
    }

    /**
     * A sum of sines of equal strength.
     *
     * @param peak largest sample, 0…32767
     */
    public static Wav tone(int rateHz, Duration length, int peak, double... frequenciesHz) {
        short[] samples = silence(rateHz, length).samples;
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (double hz : frequenciesHz) {
                sum += Math.sin(2 * Math.PI * hz * i / rateHz);
            }
            samples[i] = (short) Math.round(peak * sum / frequenciesHz.length);
        }
        return new Wav(rateHz, samples);
    }

    /**
     * Reads a 16-bit PCM WAV file, mixing several channels to one. A file that is still being written,
     * whose header has no length yet, is read to its present end.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Wav read(Path file) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        require(
                bytes.capacity() >= 12
                        && text(bytes, 0).equals("RIFF")
                        && text(bytes, 8).equals("WAVE"),
                file);
        int channels = 0;
        int rateHz = 0;
        int at = 12;
        while (at + 8 <= bytes.capacity()) {
            String chunk = text(bytes, at);
            int length = bytes.getInt(at + 4);
            int start = at + 8;
            if (chunk.equals("fmt ")) {
                int format = bytes.getShort(start) & 0xFFFF;
                channels = bytes.getShort(start + 2);
                rateHz = bytes.getInt(start + 4);
                require((format == PCM || format == EXTENSIBLE) && bytes.getShort(start + 14) == 16, file);
            } else if (chunk.equals("data")) {
                require(channels > 0, file);
                int present = bytes.capacity() - start;
                return new Wav(rateHz, mix(bytes, start, length > 0 ? Math.min(length, present) : present, channels));
            }
            at = start + length + (length & 1);
        }
        throw new IllegalArgumentException(file + " has no sound data");
    }

    /** Writes a WAV file and returns its path. */
    public Path write(Path file) {
        int dataBytes = samples.length * 2;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes()).putInt(HEADER_BYTES - 8 + dataBytes).put("WAVEfmt ".getBytes());
        bytes.putInt(16)
                .putShort((short) PCM)
                .putShort((short) 1)
                .putInt(rateHz)
                .putInt(rateHz * 2);
        bytes.putShort((short) 2).putShort((short) 16).put("data".getBytes()).putInt(dataBytes);
        bytes.asShortBuffer().put(samples);
        try {
            return Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Duration length() {
        return Duration.ofMillis(samples.length * 1000L / rateHz);
    }

    /** The same sound at another rate, band-limited to the lower of the two. */
    public Wav at(int newRateHz) {
        return newRateHz == rateHz ? this : new Wav(newRateHz, Resampling.resample(samples, rateHz, newRateHz));
    }

    /** The part between two times; less when the sound ends before. */
    public Wav between(Duration from, Duration to) {
        int first = Math.min(samples.length, (int) (from.toMillis() * rateHz / 1000));
        int end = Math.min(samples.length, (int) (to.toMillis() * rateHz / 1000));
        return new Wav(rateHz, Arrays.copyOfRange(samples, first, Math.max(first, end)));
    }

    /** This sound and then the other, which must have the same rate. */
    public Wav then(Wav next) {
        if (next.rateHz != rateHz) {
            throw new IllegalArgumentException(next.rateHz + " Hz after " + rateHz + " Hz");
        }
        short[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new Wav(rateHz, both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wav wav && wav.rateHz == rateHz && Arrays.equals(wav.samples, samples);
    }

    @Override
    public int hashCode() {
        return 31 * rateHz + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Wav[" + rateHz + " Hz, " + length().toMillis() + " ms]";
    }

    private static short[] mix(ByteBuffer bytes, int start, int length, int channels) {
        short[] mono = new short[length / 2 / channels];
        for (int i = 0; i < mono.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += bytes.getShort(start + 2 * (i * channels + channel));
            }
            mono[i] = (short) (sum / channels);
        }
        return mono;
    }

    private static String text(ByteBuffer bytes, int at) {
        return new String(bytes.array(), at, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void require(boolean condition, Path file) {
        if (!condition) {
            throw new IllegalArgumentException(file + " is not a 16-bit PCM WAV file");
        }
    }
}
