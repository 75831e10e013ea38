package org.offhook.audio.pcm.alsalib;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.audio.pcm.Mixer;
import org.offhook.audio.pcm.MixerProfile;
import org.offhook.audio.pcm.MixerProfile.Direction;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmSpec;

/** A card's mixer by alsa-lib's simple controls, those that {@code amixer scontrols} lists. */
public final class AlsaMixer implements Mixer {

    /** {@code plughw:CARD=Set,DEV=0}: the mixer is the card's. */
    private static final Pattern CARD =
            Pattern.compile("(?:plug)?(?:hw|dmix|dsnoop|front|sysdefault|default):(?:CARD=)?([^,:=]+)(?:,.*)?");

    private final Pointer mixer;

    private AlsaMixer(Pointer mixer) {
        this.mixer = mixer;
    }

    /** @throws PcmException if there is no such mixer */
    public static Mixer open(PcmSpec.Alsa spec, Direction direction) throws PcmException {
        String name = control(
                switch (direction) {
                    case PLAYBACK -> spec.playback();
                    case CAPTURE -> spec.capture();
                });
        try (Memory handle = new Memory(Native.POINTER_SIZE)) {
            check(AlsaMixerLibrary.snd_mixer_open(handle, 0), name);
            AlsaMixer opened = new AlsaMixer(handle.getPointer(0));
            try {
                check(AlsaMixerLibrary.snd_mixer_attach(opened.mixer, name), name);
                check(AlsaMixerLibrary.snd_mixer_selem_register(opened.mixer, Pointer.NULL, Pointer.NULL), name);
                check(AlsaMixerLibrary.snd_mixer_load(opened.mixer), name);
                return opened;
            } catch (PcmException failed) {
                opened.close();
                throw failed;
            }
        } catch (LinkageError missing) {
            throw new PcmException(AlsaLibrary.NAME + " (alsa-lib) is not installed.", missing);
        }
    }

    /** The control device of a PCM: that of its card, or of the same name where it names none. */
    static String control(String pcm) {
        Matcher card = CARD.matcher(pcm);
        return card.matches() ? "hw:" + card.group(1) : pcm;
    }

    private static void check(int status, String name) throws PcmException {
        if (status < 0) {
            throw new PcmException("Cannot open the mixer \"" + name + "\": " + AlsaStream.reason(status) + ".");
        }
    }

    @Override
    public Optional<String> lack(MixerProfile.Control control) {
        Optional<Pointer> found = find(control);
        if (found.isEmpty()) {
            return Optional.of("there is no control \"" + control.name() + "\"");
        }
        if (control.percent().isPresent() && !hasLevel(found.get(), control.direction())) {
            return Optional.of("the control \"" + control.name() + "\" has no level");
        }
        if (control.on().isPresent() && !hasSwitch(found.get(), control.direction())) {
            return Optional.of("the control \"" + control.name() + "\" has no switch");
        }
        if (control.choice().isPresent()) {
            List<String> offered = AlsaChoice.offered(found.get());
            if (!offered.contains(control.choice().get())) {
                return Optional.of("the control \"" + control.name() + "\" offers "
                        + (offered.isEmpty() ? "no choice" : "only " + String.join(" and ", offered)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> set(MixerProfile.Control control) {
        Pointer element = find(control).orElseThrow();
        boolean playback = control.direction() == Direction.PLAYBACK;
        int status = 0;
        if (control.percent().isPresent()) {
            status = level(element, playback, control.percent().getAsInt());
        }
        if (control.on().isPresent()) {
            int value = control.on().get() ? 1 : 0;
            int switched = playback
                    ? AlsaMixerLibrary.snd_mixer_selem_set_playback_switch_all(element, value)
                    : AlsaMixerLibrary.snd_mixer_selem_set_capture_switch_all(element, value);
            status = Math.min(status, switched);
        }
        if (control.choice().isPresent()) {
            status = Math.min(status, AlsaChoice.set(element, control.choice().get()));
        }
        return status < 0
                ? Optional.of("the control \"" + control.name() + "\" cannot be set: " + AlsaStream.reason(status))
                : Optional.empty();
    }

    private static int level(Pointer element, boolean playback, int percent) {
        try (Memory least = new Memory(Native.LONG_SIZE);
                Memory most = new Memory(Native.LONG_SIZE)) {
            int status = playback
                    ? AlsaMixerLibrary.snd_mixer_selem_get_playback_volume_range(element, least, most)
                    : AlsaMixerLibrary.snd_mixer_selem_get_capture_volume_range(element, least, most);
            if (status < 0) {
                return status;
            }
            long from = least.getNativeLong(0).longValue();
            long to = most.getNativeLong(0).longValue();
            NativeLong value = new NativeLong(from + Math.round((to - from) * percent / 100.0));
            return playback
                    ? AlsaMixerLibrary.snd_mixer_selem_set_playback_volume_all(element, value)
                    : AlsaMixerLibrary.snd_mixer_selem_set_capture_volume_all(element, value);
        }
    }

    private Optional<Pointer> find(MixerProfile.Control control) {
        return elements(control.direction()).stream()
                .filter(element -> name(element).equals(control.name()))
                .findFirst();
    }

    private List<Pointer> elements(Direction direction) {
        List<Pointer> found = new ArrayList<>();
        for (Pointer element = AlsaMixerLibrary.snd_mixer_first_elem(mixer);
                element != null;
                element = AlsaMixerLibrary.snd_mixer_elem_next(element)) {
            if (hasLevel(element, direction) || hasSwitch(element, direction) || AlsaChoice.is(element)) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean hasLevel(Pointer element, Direction direction) {
        return direction == Direction.PLAYBACK
                ? AlsaMixerLibrary.snd_mixer_selem_has_playback_volume(element) != 0
                : AlsaMixerLibrary.snd_mixer_selem_has_capture_volume(element) != 0;
    }

    private static boolean hasSwitch(Pointer element, Direction direction) {
        return direction == Direction.PLAYBACK
                ? AlsaMixerLibrary.snd_mixer_selem_has_playback_switch(element) != 0
                : AlsaMixerLibrary.snd_mixer_selem_has_capture_switch(element) != 0;
    }

    /** As {@code amixer scontrols} has it, with the index of a further one of the same name. */
    private static String name(Pointer element) {
        int index = AlsaMixerLibrary.snd_mixer_selem_get_index(element);
        String name = AlsaMixerLibrary.snd_mixer_selem_get_name(element);
        return index == 0 ? name : name + "," + index;
    }

    @Override
    public List<String> names(Direction direction) {
        return elements(direction).stream().map(AlsaMixer::name).toList();
    }

    @Override
    public void close() {
        AlsaMixerLibrary.snd_mixer_close(mixer);
    }
}
