package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.offhook.audio.pcm.Mixer;
import org.offhook.audio.pcm.MixerProfile;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmSpec;

/**
 * A card's mixer by tinyalsa. That knows controls as the kernel has them ({@code Speaker Playback Volume}); a profile may
 * name them so, or in short ({@code Speaker}) as alsa-lib does.
 */
public final class TinyMixer implements Mixer {

    private final Pointer mixer;

    private TinyMixer(Pointer mixer) {
        this.mixer = mixer;
        TinyLibrary.taken();
    }

    /** @throws PcmException if there is no such card */
    public static Mixer open(PcmSpec.Tinyalsa spec, MixerProfile.Direction direction) throws PcmException {
        TinyLibrary.bind(spec.library());
        String card =
                switch (direction) {
                    case PLAYBACK -> spec.playback().card();
                    case CAPTURE -> spec.capture().card();
                };
        Pointer mixer = TinyMixerLibrary.mixer_open(TinyCard.number(card));
        if (mixer == null) {
            throw new PcmException("Cannot open the mixer of the sound card " + card + ".");
        }
        return new TinyMixer(mixer);
    }

    @Override
    public Optional<String> lack(MixerProfile.Control control) {
        Optional<Pointer> level = level(control);
        Optional<Pointer> onOff = onOff(control);
        Optional<Pointer> chooser = chooser(control);
        if (level.isEmpty() && onOff.isEmpty() && chooser.isEmpty()) {
            return Optional.of("there is no control \"" + control.name() + "\"");
        }
        if (control.percent().isPresent() && level.isEmpty()) {
            return Optional.of("the control \"" + control.name() + "\" has no level");
        }
        if (control.on().isPresent() && onOff.isEmpty()) {
            return Optional.of("the control \"" + control.name() + "\" has no switch");
        }
        if (control.choice().isPresent()) {
            List<String> offered = chooser.map(TinyMixer::offered).orElse(List.of());
            if (!offered.contains(control.choice().get())) {
                return Optional.of("the control \"" + control.name() + "\" offers "
                        + (offered.isEmpty() ? "no choice" : "only " + String.join(" and ", offered)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> set(MixerProfile.Control control) {
        int status = 0;
        if (control.percent().isPresent()) {
            Pointer level = level(control).orElseThrow();
            int percent = control.percent().getAsInt();
            status = each(level, id -> TinyMixerLibrary.mixer_ctl_set_percent(level, id, percent));
        }
        if (control.on().isPresent()) {
            Pointer onOff = onOff(control).orElseThrow();
            int value = control.on().get() ? 1 : 0;
            status = Math.min(status, each(onOff, id -> TinyMixerLibrary.mixer_ctl_set_value(onOff, id, value)));
        }
        if (control.choice().isPresent()) {
            Pointer chooser = chooser(control).orElseThrow();
            status = Math.min(
                    status,
                    TinyMixerLibrary.mixer_ctl_set_enum_by_string(
                            chooser, control.choice().get()));
        }
        return status < 0
                ? Optional.of("the control \"" + control.name() + "\" cannot be set: error " + -status)
                : Optional.empty();
    }

    private static int each(Pointer control, IntUnaryOperator set) {
        int worst = 0;
        for (int id = 0; id < TinyMixerLibrary.mixer_ctl_get_num_values(control); id++) {
            worst = Math.min(worst, set.applyAsInt(id));
        }
        return worst;
    }

    private Optional<Pointer> level(MixerProfile.Control control) {
        return find(control, "Volume", TinyMixerLibrary.TYPE_INT);
    }

    private Optional<Pointer> onOff(MixerProfile.Control control) {
        return find(control, "Switch", TinyMixerLibrary.TYPE_BOOL);
    }

    private Optional<Pointer> chooser(MixerProfile.Control control) {
        return find(control, "Enum", TinyMixerLibrary.TYPE_ENUM);
    }

    private static List<String> offered(Pointer chooser) {
        return IntStream.range(0, TinyMixerLibrary.mixer_ctl_get_num_enums(chooser))
                .mapToObj(id -> TinyMixerLibrary.mixer_ctl_get_enum_string(chooser, id))
                .toList();
    }

    private Optional<Pointer> find(MixerProfile.Control control, String what, int type) {
        String direction = control.direction() == MixerProfile.Direction.PLAYBACK ? "Playback" : "Capture";
        for (String name :
                List.of(control.name(), control.name() + " " + direction + " " + what, control.name() + " " + what)) {
            Pointer found = TinyMixerLibrary.mixer_get_ctl_by_name(mixer, name);
            if (found != null && TinyMixerLibrary.mixer_ctl_get_type(found) == type) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> names(MixerProfile.Direction direction) {
        String other = direction == MixerProfile.Direction.PLAYBACK ? " Capture " : " Playback ";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < TinyMixerLibrary.mixer_get_num_ctls(mixer); i++) {
            Pointer control = TinyMixerLibrary.mixer_get_ctl(mixer, i);
            String name = TinyMixerLibrary.mixer_ctl_get_name(control);
            int type = TinyMixerLibrary.mixer_ctl_get_type(control);
            if (!name.contains(other) && type <= TinyMixerLibrary.TYPE_ENUM) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public void close() {
        TinyMixerLibrary.mixer_close(mixer);
        TinyLibrary.released();
    }
}
