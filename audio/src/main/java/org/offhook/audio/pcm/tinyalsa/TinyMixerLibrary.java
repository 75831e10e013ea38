package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Pointer;

/** What we use of {@code tinyalsa/mixer.h}, name by name; bound by {@link TinyLibrary}. */
final class TinyMixerLibrary {

    static final int TYPE_BOOL = 0;
    static final int TYPE_INT = 1;
    static final int TYPE_ENUM = 2;

    private TinyMixerLibrary() {}

    static native Pointer mixer_open(int card);

    static native void mixer_close(Pointer mixer);

    static native int mixer_get_num_ctls(Pointer mixer);

    static native Pointer mixer_get_ctl(Pointer mixer, int id);

    static native Pointer mixer_get_ctl_by_name(Pointer mixer, String name);

    static native String mixer_ctl_get_name(Pointer ctl);

    static native int mixer_ctl_get_type(Pointer ctl);

    static native int mixer_ctl_get_num_values(Pointer ctl);

    static native int mixer_ctl_set_percent(Pointer ctl, int id, int percent);

    static native int mixer_ctl_set_value(Pointer ctl, int id, int value);

    static native int mixer_ctl_get_num_enums(Pointer ctl);

    static native String mixer_ctl_get_enum_string(Pointer ctl, int id);

    static native int mixer_ctl_set_enum_by_string(Pointer ctl, String string);
}
