package org.offhook.demo.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.audio.dsp.Resampler;

/** The spoken words that come with the program. Loaded when first needed, kept at each rate asked for. Any thread. */
public final class Clips {

    private static final int RATE_HZ = 16000;
    private static final int PIECE = 160;

    private record Key(String name, int rateHz) {}

    private final Map<Key, short[]> loaded = new ConcurrentHashMap<>();

    /** The name of the clip that says a digit of RFC 4733. */
    static String ofDigit(char digit) {
        return switch (digit) {
            case '*' -> "star";
            case '#' -> "hash";
            default -> String.valueOf(Character.toLowerCase(digit));
        };
    }

    /**
     * Samples of a clip; not to be changed.
     *
     * @throws IllegalArgumentException if there is no such clip
     */
    public short[] samples(String name, int rateHz) {
        return loaded.computeIfAbsent(new Key(name, rateHz), key -> resampled(load(name), rateHz));
    }

    private static short[] load(String name) {
        try (InputStream in = Clips.class.getResourceAsStream("voice/" + name + ".wav")) {
            if (in == null) {
                throw new IllegalArgumentException("no clip " + name);
            }
            return decoded(data(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chunk {@code data} of a WAV file. */
    private static byte[] data(byte[] file) {
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int tag = ByteBuffer.wrap("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        int at = 12;
        while (wav.getInt(at) != tag) {
            at += 8 + wav.getInt(at + 4) + (wav.getInt(at + 4) & 1);
        }
        return Arrays.copyOfRange(file, at + 8, at + 8 + wav.getInt(at + 4));
    }

    private static short[] decoded(byte[] companded) {
        short[] samples = new short[companded.length];
        short[] piece = new short[PIECE];
        G711Factory law = G711Factory.ulaw();
        try (Decoder decoder = law.newDecoder(law.pcmRateHz(RATE_HZ))) {
            for (int at = 0; at < companded.length; at += PIECE) {
                int count = decoder.decode(companded, at, Math.min(PIECE, companded.length - at), piece);
                System.arraycopy(piece, 0, samples, at, count);
            }
        }
        return samples;
    }

    private static short[] resampled(short[] samples, int rateHz) {
        Resampler resampler = new Resampler(RATE_HZ, rateHz);
        short[] out = new short[resampler.maxOutput(samples.length)];
        return Arrays.copyOf(out, resampler.process(samples, samples.length, out));
    }
}
