package org.offhook.audio.codec.opus.libopus;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * {@code opus.h} and {@code opus_defines.h}, name by name. {@code opus_encoder_ctl} is variadic in C; every request
 * bound here has one {@code opus_int32}, which the calling conventions of Linux (System V x86-64, AAPCS, AAPCS64) pass
 * like a fixed argument.
 */
final class OpusLibrary {

    static final int APPLICATION_VOIP = 2048;
    static final int SIGNAL_VOICE = 3001;
    static final int SET_BITRATE = 4002;
    static final int SET_MAX_BANDWIDTH = 4004;
    static final int SET_VBR = 4006;
    static final int SET_COMPLEXITY = 4010;
    static final int SET_INBAND_FEC = 4012;
    static final int SET_PACKET_LOSS_PERC = 4014;
    static final int SET_DTX = 4016;
    static final int SET_SIGNAL = 4024;

    static {
        Native.register(OpusLibrary.class, "libopus.so.0");
    }

    private OpusLibrary() {}

    /** {@code OPUS_BANDWIDTH_…} of the sampling rate. */
    static int bandwidth(int rateHz) {
        return switch (rateHz) {
            case 8000 -> 1101;
            case 12_000 -> 1102;
            case 16_000 -> 1103;
            case 24_000 -> 1104;
            default -> 1105;
        };
    }

    static native String opus_get_version_string();

    static native String opus_strerror(int error);

    static native Pointer opus_encoder_create(int rateHz, int channels, int application, Pointer error);

    static native int opus_encoder_ctl(Pointer encoder, int request, int value);

    static native int opus_encode(Pointer encoder, Pointer pcm, int frameSize, Pointer data, int maxBytes);

    static native void opus_encoder_destroy(Pointer encoder);

    static native Pointer opus_decoder_create(int rateHz, int channels, Pointer error);

    static native int opus_decode(Pointer decoder, Pointer data, int length, Pointer pcm, int frameSize, int fec);

    static native void opus_decoder_destroy(Pointer decoder);
}
