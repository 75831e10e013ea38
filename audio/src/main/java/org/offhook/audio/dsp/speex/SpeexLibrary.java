package org.offhook.audio.dsp.speex;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** What we use of {@code speex/speex_resampler.h}, name by name. */
final class SpeexLibrary {

    static final String NAME = "libspeexdsp.so.1";

    static {
        Native.register(SpeexLibrary.class, NAME);
    }

    private SpeexLibrary() {}

    static native Pointer speex_resampler_init(int channels, int inHz, int outHz, int quality, Pointer error);

    static native void speex_resampler_destroy(Pointer state);

    static native int speex_resampler_process_int(
            Pointer state, int channel, Pointer in, Pointer inCount, Pointer out, Pointer outCount);

    static native int speex_resampler_reset_mem(Pointer state);

    static native int speex_resampler_get_output_latency(Pointer state);
}
