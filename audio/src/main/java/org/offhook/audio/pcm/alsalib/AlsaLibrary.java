package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteOrder;

/** What we use of {@code alsa/pcm.h}, name by name, but for the calls of every period, which are {@link AlsaTransfer}'s. */
final class AlsaLibrary {

    static final String NAME = "libasound.so.2";

    static final int STREAM_PLAYBACK = 0;
    static final int STREAM_CAPTURE = 1;
    static final int NONBLOCK = 1;
    static final int ACCESS_RW_INTERLEAVED = 3;
    static final int FORMAT_S16 = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 2 : 3;

    /** {@code snd_lib_error_handler_t}; its further arguments, those of printf, are not looked at. */
    interface ErrorHandler extends Callback {
        void error(Pointer file, int line, Pointer function, int error, Pointer format);
    }

    /**
     * Says nothing: alsa-lib writes a dozen lines to standard error for each device that does not open, and our own
     * sentence says it once. Held for as long as the library may call it.
     */
    private static final ErrorHandler SILENT = (_, _, _, _, _) -> {};

    static {
        Native.register(AlsaLibrary.class, NAME);
        snd_lib_error_set_handler(SILENT);
    }

    private AlsaLibrary() {}

    static native int snd_lib_error_set_handler(ErrorHandler handler);

    static native String snd_strerror(int error);

    static native int snd_pcm_open(Pointer pcm, String name, int stream, int mode);

    static native int snd_pcm_close(Pointer pcm);

    static native int snd_pcm_prepare(Pointer pcm);

    static native int snd_pcm_start(Pointer pcm);

    static native int snd_pcm_drop(Pointer pcm);

    static native int snd_pcm_link(Pointer one, Pointer other);

    static native int snd_pcm_hw_params_malloc(Pointer params);

    static native void snd_pcm_hw_params_free(Pointer params);

    static native int snd_pcm_hw_params_any(Pointer pcm, Pointer params);

    static native int snd_pcm_hw_params_set_access(Pointer pcm, Pointer params, int access);

    static native int snd_pcm_hw_params_set_format(Pointer pcm, Pointer params, int format);

    static native int snd_pcm_hw_params_set_channels(Pointer pcm, Pointer params, int channels);

    static native int snd_pcm_hw_params_test_channels(Pointer pcm, Pointer params, int channels);

    static native int snd_pcm_hw_params_set_rate(Pointer pcm, Pointer params, int rate, int direction);

    static native int snd_pcm_hw_params_set_period_size_near(
            Pointer pcm, Pointer params, Pointer frames, Pointer direction);

    static native int snd_pcm_hw_params_set_buffer_size_near(Pointer pcm, Pointer params, Pointer frames);

    static native int snd_pcm_hw_params(Pointer pcm, Pointer params);

    static native int snd_pcm_sw_params_malloc(Pointer params);

    static native void snd_pcm_sw_params_free(Pointer params);

    static native int snd_pcm_sw_params_current(Pointer pcm, Pointer params);

    static native int snd_pcm_sw_params_set_start_threshold(Pointer pcm, Pointer params, NativeLong frames);

    static native int snd_pcm_sw_params_set_avail_min(Pointer pcm, Pointer params, NativeLong frames);

    static native int snd_pcm_sw_params(Pointer pcm, Pointer params);
}
