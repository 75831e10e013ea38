package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What we use of {@code alsa/mixer.h}, name by name. */
final class AlsaMixerLibrary {

    static {
        Native.register(AlsaMixerLibrary.class, AlsaLibrary.NAME);
    }

    private AlsaMixerLibrary() {}

    static native int snd_mixer_open(Pointer mixer, int mode);

    static native int snd_mixer_close(Pointer mixer);

    static native int snd_mixer_attach(Pointer mixer, String card);

    static native int snd_mixer_selem_register(Pointer mixer, Pointer options, Pointer kind);

    static native int snd_mixer_load(Pointer mixer);

    static native Pointer snd_mixer_first_elem(Pointer mixer);

    static native Pointer snd_mixer_elem_next(Pointer element);

    static native String snd_mixer_selem_get_name(Pointer element);

    static native int snd_mixer_selem_get_index(Pointer element);

    static native int snd_mixer_selem_has_playback_volume(Pointer element);

    static native int snd_mixer_selem_has_capture_volume(Pointer element);

    static native int snd_mixer_selem_has_playback_switch(Pointer element);

    static native int snd_mixer_selem_has_capture_switch(Pointer element);

    static native int snd_mixer_selem_get_playback_volume_range(Pointer element, Pointer least, Pointer most);

    static native int snd_mixer_selem_get_capture_volume_range(Pointer element, Pointer least, Pointer most);

    static native int snd_mixer_selem_set_playback_volume_all(Pointer element, NativeLong value);

    static native int snd_mixer_selem_set_capture_volume_all(Pointer element, NativeLong value);

    static native int snd_mixer_selem_set_playback_switch_all(Pointer element, int value);

    static native int snd_mixer_selem_set_capture_switch_all(Pointer element, int value);

    static native int snd_mixer_selem_is_enumerated(Pointer element);

    static native int snd_mixer_selem_get_enum_items(Pointer element);

    static native int snd_mixer_selem_get_enum_item_name(Pointer element, int item, NativeLong room, Pointer name);

    static native int snd_mixer_selem_set_enum_item(Pointer element, int channel, int item);
}
