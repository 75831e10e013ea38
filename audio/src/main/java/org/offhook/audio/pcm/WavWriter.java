package org.offhook.audio.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a WAV file, mono, 16-bit PCM. One thread at a time; every method may block. */
public final class WavWriter implements AutoCloseable {

    private static final int HEADER = 44;
    private static final long MAX_DATA = 0xffff_ffffL - HEADER;

    private final FileChannel channel;
    private final int rateHz;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long data;

    /**
     * Creates or overwrites {@code file}; it is a valid, empty sound at once.
     *
     * @throws IOException with one sentence that names the file and what is wrong
     */
    public WavWriter(Path file, int rateHz) throws IOException {
        this.rateHz = rateHz;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (FileSystemException cannot) {
            throw new IOException(sentence("write", file, cannot), cannot);
        }
        try {
            updateHeader();
        } catch (IOException cannot) {
            channel.close();
            throw cannot;
        }
    }

    /** Appends samples; what would not fit into the 4 GB of a WAV file is left out. */
    public void write(short[] samples, int count) throws IOException {
        if (data + 2L * count > MAX_DATA) {
            return;
        }
        if (buffer.capacity() < 2 * count) {
            buffer = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.clear();
        for (int i = 0; i < count; i++) {
            buffer.putShort(samples[i]);
        }
        writeAt(buffer.flip(), HEADER + data);
        data += 2L * count;
    }

    /** Makes the header right for what has been written: if the program is killed now, the file can be played. */
    public void updateHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (HEADER - 8 + data)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(rateHz).putInt(2 * rateHz).putShort((short) 2).putShort((short) 16);
        header.put(ascii("data")).putInt((int) data);
        writeAt(header.flip(), 0);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            updateHeader();
        }
    }

    /** What went wrong with a file, for the user. */
    static String sentence(String doing, Path file, FileSystemException cannot) {
        return switch (cannot) {
            case NoSuchFileException missing when doing.equals("read") -> file + " does not exist.";
            case NoSuchFileException missing -> "Cannot write " + file + ": there is no such folder.";
            case AccessDeniedException denied -> "Cannot " + doing + " " + file + ": not permitted.";
            default -> "Cannot " + doing + " " + file + ": " + cannot.getReason() + ".";
        };
    }

    private void writeAt(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
