package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.card.CardStream;
import org.offhook.audio.pcm.card.Stereo;

/**
 * One direction of a card: an open PCM, its channels, and native memory for one period.
 *
 * <p>Waiting is by {@link AlsaPace} and not by {@code snd_pcm_wait}, whose time-out does not hold with plug-ins (seen: two
 * seconds instead of 40 ms), so that a card that went away is always noticed. What remains is a plug-in that itself
 * never returns: that of PulseAudio does so if the server dies while it shares memory with us.
 */
final class AlsaStream implements CardStream {

    private final String name;
    private final Pointer pcm;
    private final AlsaTransfer transfer;
    private final int channels;
    private final int bufferFrames;
    private final Memory buffer;
    private final short[] interleaved;
    /** Null for a loudspeaker, which is waited for in naps. */
    private final AlsaPace pace;

    /**
     * @param name as in the configuration
     * @param pcm open and configured
     * @param transfer the calls of every period
     * @param channels 1 or 2
     * @param bufferFrames of the card's buffer
     */
    AlsaStream(
            String name,
            boolean capture,
            Pointer pcm,
            AlsaTransfer transfer,
            int channels,
            PcmFormat format,
            int bufferFrames) {
        this.name = name;
        this.pcm = pcm;
        this.transfer = transfer;
        this.channels = channels;
        this.bufferFrames = bufferFrames;
        buffer = new Memory(2L * channels * format.periodFrames());
        interleaved = new short[channels * format.periodFrames()];
        pace = capture ? new AlsaPace(format.periodNanos()) : null;
    }

    @Override
    public String label() {
        return "ALSA device \"" + name + "\"";
    }

    @Override
    public int bufferFrames() {
        return bufferFrames;
    }

    @Override
    public int available() {
        return (int) transfer.availUpdate(pcm);
    }

    @Override
    public int read(short[] period, int at, int frames) {
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

    @Override
    public int await() {
        LockSupport.parkNanos(pace == null ? AlsaPace.NAP_NANOS : pace.nanosToWait(System.nanoTime()));
        return 0;
    }

    @Override
    public void arrived() {
        if (pace != null) {
            pace.arrived(System.nanoTime());
        }
    }

    @Override
    public int write(short[] period, int at, int frames) {
        if (channels == 1) {
            buffer.write(0, period, at, frames);
        } else {
            Stereo.spread(period, at, frames, interleaved);
            buffer.write(0, interleaved, 0, 2 * frames);
        }
        return (int) transfer.writei(pcm, buffer, frames);
    }

    @Override
    public int rewind() {
        AlsaLibrary.snd_pcm_drop(pcm); // fails after an xrun, which is as good
        return AlsaLibrary.snd_pcm_prepare(pcm);
    }

    @Override
    public int start() {
        return AlsaLibrary.snd_pcm_start(pcm);
    }

    @Override
    public boolean link(CardStream other) {
        return other instanceof AlsaStream same && AlsaLibrary.snd_pcm_link(pcm, same.pcm) == 0;
    }

    @Override
    public void close() {
        AlsaLibrary.snd_pcm_close(pcm);
        buffer.close();
    }

    @Override
    public String text(int error) {
        return error == -ETIMEDOUT ? "it moves no sound" : reason(error);
    }

    /** The text of a negative error. */
    static String reason(int error) {
        return AlsaLibrary.snd_strerror(error);
    }

    static PcmException failure(String what, String name, int error) {
        return new PcmException("Cannot " + what + " the ALSA device \"" + name + "\": " + reason(error) + ".");
    }
}
