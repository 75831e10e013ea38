package org.offhook.audio.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Reads WAV files (RIFF, <i>Multimedia Programming Interface and Data Specifications 1.0</i>): 16-bit PCM, mono
 * or stereo. Our own, because {@code javax.sound.sampled} would bring the module {@code java.desktop} to the phone.
 */
public final class WavReader {

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xfffe;
    private static final long MAX_BYTES = 64L << 20;

    private final Path file;
    private final ByteBuffer bytes;
    private int channels;
    private int rateHz;

    private WavReader(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads a whole file; two channels become their mean. A file whose header promises more than there is, because its
     * writer was stopped, is read as far as it goes. May block.
     *
     * @throws IOException with one sentence that names the file and what is wrong
     */
    public static WavSound read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > MAX_BYTES) {
                throw new IOException(file + " is larger than 64 MB.");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return new WavReader(file, bytes.flip()).parse();
        } catch (FileSystemException cannot) {
            throw new IOException(WavWriter.sentence("read", file, cannot), cannot);
        }
    }

    private WavSound parse() throws IOException {
        if (bytes.remaining() < 12 || !tag().equals("RIFF") || bytes.getInt() == 0 || !tag().equals("WAVE")) {
            throw new IOException(file + " is not a WAV file.");
        }
        while (bytes.remaining() >= 8) {
            String chunk = tag();
            long stated = bytes.getInt() & 0xffff_ffffL;
            int size = (int) Math.min(stated, bytes.remaining());
            int next = (int) Math.min(bytes.limit(), bytes.position() + stated + (stated & 1));
            if (chunk.equals("fmt ")) {
                format(size);
            } else if (chunk.equals("data")) {
                return new WavSound(rateHz, samples(size));
            }
            bytes.position(next);
        }
        throw new IOException(file + " has no sound in it.");
    }

    private void format(int size) throws IOException {
        if (size < 16) {
            throw new IOException(file + " has a damaged header.");
        }
        int at = bytes.position();
        int coding = bytes.getShort(at) & 0xffff;
        if (coding == EXTENSIBLE && size >= 26) {
            coding = bytes.getShort(at + 24) & 0xffff;
        }
        channels = bytes.getShort(at + 2);
        rateHz = bytes.getInt(at + 4);
        int bits = bytes.getShort(at + 14);
        if (coding != PCM || bits != 16) {
            throw new IOException(file + " is not 16-bit PCM.");
        }
        if (channels != 1 && channels != 2) {
            throw new IOException(file + " has " + channels + " channels, not one or two.");
        }
        if (rateHz != 8000 && rateHz != 16000 && rateHz != 24000 && rateHz != 32000 && rateHz != 48000) {
            throw new IOException(file + " has a sample rate of " + rateHz + " Hz, not 8, 16, 24, 32 or 48 kHz.");
        }
    }

    private short[] samples(int size) throws IOException {
        if (channels == 0) {
            throw new IOException(file + " has a damaged header.");
        }
        short[] samples = new short[size / (2 * channels)];
        for (int i = 0; i < samples.length; i++) {
            int sample = bytes.getShort();
            samples[i] = (short) (channels == 1 ? sample : (sample + bytes.getShort()) >> 1);
        }
        return samples;
    }

    private String tag() {
        char[] tag = new char[4];
        for (int i = 0; i < 4; i++) {
            tag[i] = (char) (bytes.get() & 0xff);
        }
        return new String(tag);
    }
}
