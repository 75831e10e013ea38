package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** A simple control that is one of several things, by name. */
final class AlsaChoice {

    private static final int NAME = 64;
    private static final int CHANNELS = 32; // SND_MIXER_SCHN_LAST and one

    private AlsaChoice() {}

    static boolean is(Pointer element) {
        return AlsaMixerLibrary.snd_mixer_selem_is_enumerated(element) != 0;
    }

    /** Empty if it is no such control. */
    static List<String> offered(Pointer element) {
        List<String> names = new ArrayList<>();
        if (is(element)) {
            try (Memory name = new Memory(NAME)) {
                for (int i = 0; i < AlsaMixerLibrary.snd_mixer_selem_get_enum_items(element); i++) {
                    name.clear();
                    AlsaMixerLibrary.snd_mixer_selem_get_enum_item_name(element, i, new NativeLong(NAME - 1), name);
                    names.add(name.getString(0));
                }
            }
        }
        return names;
    }

    /** Sets it on all its channels: 0, or a negative error. */
    static int set(Pointer element, String choice) {
        int item = offered(element).indexOf(choice);
        int first = AlsaMixerLibrary.snd_mixer_selem_set_enum_item(element, 0, item);
        for (int channel = 1; channel < CHANNELS && first >= 0; channel++) {
            if (AlsaMixerLibrary.snd_mixer_selem_set_enum_item(element, channel, item) < 0) {
                break; // it has no more
            }
        }
        return Math.min(0, first);
    }
}
