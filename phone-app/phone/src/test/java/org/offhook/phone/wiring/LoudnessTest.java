package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.Sound;
import org.offhook.phone.core.user.Knob;

class LoudnessTest {

    private final List<Integer> decibels = new ArrayList<>();
    private final Loudness loudness = new Loudness(decibels::add);

    private void hear(Sound.Path path, Sound.Tone tone) {
        loudness.hear(new Sound(List.of(), Optional.ofNullable(tone), (char) 0, path, false));
    }

    @Test
    void usualVolumeLeavesTheSoundAsItComes() {
        for (Knob knob : Knob.values()) {
            loudness.adjust(knob, knob.usual());
        }
        hear(Sound.Path.HANDSET, Sound.Tone.DIAL);
        hear(Sound.Path.HEADSET, null);
        hear(Sound.Path.SPEAKER, null);
        hear(Sound.Path.SPEAKER, Sound.Tone.RINGER);
        assertEquals(List.of(), decibels);
    }

    @Test
    void stepIsThreeDecibelsAtTheDeviceInUse() {
        hear(Sound.Path.HANDSET, null);
        loudness.adjust(Knob.HANDSET, 5);
        loudness.adjust(Knob.HANDSET, 10);
        loudness.adjust(Knob.HANDSET, 0);
        loudness.adjust(Knob.HEADSET, 7);
        assertEquals(List.of(3, 18, -12), decibels);
        hear(Sound.Path.HEADSET, null);
        assertEquals(List.of(3, 18, -12, 9), decibels);
    }

    @Test
    void ringerHasItsOwnVolumeWhereverItRings() {
        loudness.adjust(Knob.SPEAKER, 5);
        loudness.adjust(Knob.RINGER, 8);
        assertEquals(List.of(), decibels);
        hear(Sound.Path.SPEAKER, Sound.Tone.RINGER);
        hear(Sound.Path.HANDSET, null);
        assertEquals(List.of(6, 0), decibels);
        hear(Sound.Path.SPEAKER, null);
        assertEquals(List.of(6, 0), decibels);
    }

    @Test
    void ringerAtItsLowestLevelIsSilent() {
        hear(Sound.Path.SPEAKER, Sound.Tone.RINGER);
        loudness.adjust(Knob.RINGER, 1);
        loudness.adjust(Knob.RINGER, 0);
        assertEquals(List.of(-15, -60), decibels);
    }
}
