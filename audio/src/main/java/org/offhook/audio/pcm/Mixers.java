package org.offhook.audio.pcm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.audio.pcm.alsalib.AlsaMixer;
import org.offhook.audio.pcm.tinyalsa.TinyMixer;

/** Sets the mixers of sound cards, by the library that the card's sound goes through. Any thread; may block. */
public final class Mixers {

    /**
     * Something about a control that is not as the profile says.
     *
     * @param control its place in the profile
     * @param sentence without full stop
     */
    public record Fault(int control, String sentence) {}

    private Mixers() {}

    /** Whether a profile fits a card, without changing anything. A card that is not there is not found fault with. */
    public static List<Fault> check(PcmSpec spec, MixerProfile profile) {
        return go(spec, profile, false);
    }

    /** Sets what fits, and says what does not. */
    public static List<Fault> apply(PcmSpec spec, MixerProfile profile) {
        return go(spec, profile, true);
    }

    private static List<Fault> go(PcmSpec spec, MixerProfile profile, boolean set) {
        List<Fault> faults = new ArrayList<>();
        Map<MixerProfile.Direction, Mixer> open = new EnumMap<>(MixerProfile.Direction.class);
        try {
            for (int i = 0; i < profile.controls().size(); i++) {
                MixerProfile.Control control = profile.controls().get(i);
                Mixer mixer = open.get(control.direction());
                if (mixer == null) {
                    mixer = open(spec, control.direction());
                    open.put(control.direction(), mixer);
                }
                Optional<String> wrong = mixer.lack(control);
                if (wrong.isPresent()) {
                    List<String> names = mixer.names(control.direction());
                    wrong = wrong.map(lack -> lack + "; the card has "
                            + (names.isEmpty() ? "no mixer controls" : String.join(", ", names)));
                } else if (set) {
                    wrong = mixer.set(control);
                }
                int place = i;
                wrong.ifPresent(sentence -> faults.add(new Fault(place, sentence)));
            }
        } catch (PcmException noMixer) {
            // Whoever plays to the card says that it is missing.
        } finally {
            open.values().forEach(Mixer::close);
        }
        return faults;
    }

    private static Mixer open(PcmSpec spec, MixerProfile.Direction direction) throws PcmException {
        return switch (spec) {
            case PcmSpec.Alsa alsa -> AlsaMixer.open(alsa, direction);
            case PcmSpec.Tinyalsa tiny -> TinyMixer.open(tiny, direction);
            case PcmSpec.Null _, PcmSpec.Loop _, PcmSpec.Wav _, PcmSpec.Browser _ ->
                throw new PcmException(spec.text() + " has no mixer.");
        };
    }
}
