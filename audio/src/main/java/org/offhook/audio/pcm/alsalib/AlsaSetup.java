package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;

/** Opens and configures one direction of a card. */
final class AlsaSetup {

    private static final int NEVER = Integer.MAX_VALUE; // frames; no buffer is that long

    private final AlsaTransfer transfer;
    private final PcmFormat format;

    AlsaSetup(AlsaTransfer transfer, PcmFormat format) {
        this.transfer = transfer;
        this.format = format;
    }

    /**
     * Opens a PCM by its name; if the card has neither the rate nor the sample format, once more behind ALSA's
     * converting {@code plug} layer.
     *
     * @param stream {@link AlsaLibrary#STREAM_CAPTURE} or {@link AlsaLibrary#STREAM_PLAYBACK}
     * @param bufferFrames size of the buffer that is asked for
     */
    AlsaStream open(String name, int stream, int bufferFrames) throws PcmException {
        try {
            return configured(name, stream, bufferFrames);
        } catch (Unsuited direct) {
            if (name.startsWith("plug") || name.indexOf('\'') >= 0) {
                throw new PcmException(direct.getMessage(), direct);
            }
            try {
                return configured("plug:SLAVE='" + name + "'", stream, bufferFrames);
            } catch (Unsuited | PcmException converted) {
                throw new PcmException(direct.getMessage(), converted);
            }
        }
    }

    private AlsaStream configured(String name, int direction, int bufferFrames) throws PcmException, Unsuited {
        try (Memory handle = new Memory(Native.POINTER_SIZE)) {
            int status = AlsaLibrary.snd_pcm_open(handle, name, direction, AlsaLibrary.NONBLOCK);
            if (status < 0) {
                throw AlsaStream.failure("open", name, status);
            }
            Pointer pcm = handle.getPointer(0);
            try {
                AlsaStream stream = hardware(pcm, name, direction, bufferFrames);
                software(pcm, name);
                return stream;
            } catch (Unsuited | PcmException failed) {
                AlsaLibrary.snd_pcm_close(pcm);
                throw failed;
            }
        }
    }

    private AlsaStream hardware(Pointer pcm, String name, int stream, int bufferFrames) throws PcmException, Unsuited {
        try (Memory reference = new Memory(Native.POINTER_SIZE);
                Memory frames = new Memory(Long.BYTES);
                Memory direction = new Memory(Integer.BYTES)) {
            check(AlsaLibrary.snd_pcm_hw_params_malloc(reference), "configure", name);
            Pointer params = reference.getPointer(0);
            try {
                check(AlsaLibrary.snd_pcm_hw_params_any(pcm, params), "configure", name);
                want(
                        AlsaLibrary.snd_pcm_hw_params_set_access(pcm, params, AlsaLibrary.ACCESS_RW_INTERLEAVED),
                        "does not take interleaved samples",
                        name);
                want(
                        AlsaLibrary.snd_pcm_hw_params_set_format(pcm, params, AlsaLibrary.FORMAT_S16),
                        "does not take 16-bit samples",
                        name);
                int channels = AlsaLibrary.snd_pcm_hw_params_test_channels(pcm, params, 1) == 0 ? 1 : 2;
                want(
                        AlsaLibrary.snd_pcm_hw_params_set_channels(pcm, params, channels),
                        "is neither mono nor stereo",
                        name);
                want(
                        AlsaLibrary.snd_pcm_hw_params_set_rate(pcm, params, format.rateHz(), 0),
                        "does not run at " + format.rateHz() + " Hz",
                        name);
                setLong(frames, format.periodFrames());
                direction.setInt(0, 0);
                check(
                        AlsaLibrary.snd_pcm_hw_params_set_period_size_near(pcm, params, frames, direction),
                        "set the period of",
                        name);
                setLong(frames, bufferFrames);
                check(
                        AlsaLibrary.snd_pcm_hw_params_set_buffer_size_near(pcm, params, frames),
                        "set the buffer of",
                        name);
                check(AlsaLibrary.snd_pcm_hw_params(pcm, params), "configure", name);
                int buffer = (int) getLong(frames);
                boolean capture = stream == AlsaLibrary.STREAM_CAPTURE;
                return new AlsaStream(name, capture, pcm, transfer, channels, format, buffer);
            } finally {
                AlsaLibrary.snd_pcm_hw_params_free(params);
            }
        }
    }

    /** Wakes us when a whole period can be transferred, and starts only when told to. */
    private void software(Pointer pcm, String name) throws PcmException {
        try (Memory reference = new Memory(Native.POINTER_SIZE)) {
            check(AlsaLibrary.snd_pcm_sw_params_malloc(reference), "configure", name);
            Pointer params = reference.getPointer(0);
            try {
                check(AlsaLibrary.snd_pcm_sw_params_current(pcm, params), "configure", name);
                check(
                        AlsaLibrary.snd_pcm_sw_params_set_avail_min(pcm, params, new NativeLong(format.periodFrames())),
                        "set the wake-up of",
                        name);
                check(
                        AlsaLibrary.snd_pcm_sw_params_set_start_threshold(pcm, params, new NativeLong(NEVER)),
                        "set the start of",
                        name);
                check(AlsaLibrary.snd_pcm_sw_params(pcm, params), "configure", name);
            } finally {
                AlsaLibrary.snd_pcm_sw_params_free(params);
            }
        }
    }

    private static void setLong(Memory memory, long value) {
        if (Native.LONG_SIZE == 8) {
            memory.setLong(0, value);
        } else {
            memory.setInt(0, (int) value);
        }
    }

    private static long getLong(Memory memory) {
        return Native.LONG_SIZE == 8 ? memory.getLong(0) : memory.getInt(0);
    }

    private static void check(int status, String what, String name) throws PcmException {
        if (status < 0) {
            throw AlsaStream.failure(what, name, status);
        }
    }

    private static void want(int status, String lack, String name) throws Unsuited {
        if (status < 0) {
            throw new Unsuited("The ALSA device \"" + name + "\" " + lack + ": " + AlsaStream.reason(status) + ".");
        }
    }

    /** The device is there but cannot do what is asked; a converter may help. */
    private static final class Unsuited extends Exception {

        private static final long serialVersionUID = 1L;

        Unsuited(String message) {
            super(message);
        }
    }
}
