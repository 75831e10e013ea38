package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.offhook.audio.pcm.PcmException;

/** One direction of a card: an open PCM, its channels, and native memory for one period. */
final class AlsaStream implements AutoCloseable {

    private final String name;
    private final Pointer pcm;
    private final AlsaTransfer transfer;
    private final int channels;
    private final int bufferFrames;
    private final Memory buffer;
    private final short[] interleaved;

    /**
     * @param name as in the configuration
     * @param pcm open and configured
     * @param transfer the calls of every period
     * @param channels 1 or 2
     * @param frames of a period
     * @param bufferFrames of the card's buffer
     */
    AlsaStream(String name, Pointer pcm, AlsaTransfer transfer, int channels, int frames, int bufferFrames) {
        this.name = name;
        this.pcm = pcm;
        this.transfer = transfer;
        this.channels = channels;
        this.bufferFrames = bufferFrames;
        buffer = new Memory(2L * channels * frames);
        interleaved = new short[channels * frames];
    }

    String name() {
        return name;
    }

    int bufferFrames() {
        return bufferFrames;
    }

    /** Frames that can be transferred at once, or a negative error. */
    long available() {
        return transfer.availUpdate(pcm);
    }

    /** Reads up to {@code frames} into {@code period} from {@code at} on: frames read, or a negative error. */
    int read(short[] period, int at, int frames) {
        int got = (int) transfer.readi(pcm, buffer, frames);
        if (got <= 0) {
            return got;
        }
        if (channels == 1) {
            buffer.read(0, period, at, got);
            return got;
        }
        buffer.read(0, interleaved, 0, 2 * got);
        Stereo.mix(interleaved, period, at, got);
        return got;
    }

    /** Writes up to {@code frames} of {@code period} from {@code at} on: frames written, or a negative error. */
    int write(short[] period, int at, int frames) {
        if (channels == 1) {
            buffer.write(0, period, at, frames);
        } else {
            Stereo.spread(period, at, frames, interleaved);
            buffer.write(0, interleaved, 0, 2 * frames);
        }
        return (int) transfer.writei(pcm, buffer, frames);
    }

    /** Throws away what is in the buffer and makes the stream ready to start: 0, or a negative error. */
    int rewind() {
        AlsaLibrary.snd_pcm_drop(pcm); // fails after an xrun, which is as good
        return AlsaLibrary.snd_pcm_prepare(pcm);
    }

    int start() {
        return AlsaLibrary.snd_pcm_start(pcm);
    }

    /** Makes both start and stop together: true if the cards are able to. */
    boolean link(AlsaStream other) {
        return AlsaLibrary.snd_pcm_link(pcm, other.pcm) == 0;
    }

    @Override
    public void close() {
        AlsaLibrary.snd_pcm_close(pcm);
        buffer.close();
    }

    /** The text of a negative error. */
    static String text(int error) {
        return AlsaLibrary.snd_strerror(error);
    }

    static PcmException failure(String what, String name, int error) {
        return new PcmException("Cannot " + what + " the ALSA device \"" + name + "\": " + text(error) + ".");
    }
}
