package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.offhook.audio.engine.AudioRoute;
import org.offhook.audio.pcm.MixerProfile;
import org.offhook.audio.pcm.Mixers;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.hal.board.BoardFault;
import org.offhook.testkit.Await;

class RouteMixersTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<String> set = Collections.synchronizedList(new ArrayList<>());
    private final List<List<BoardFault>> faults = new CopyOnWriteArrayList<>();
    private final RouteMixers mixers = new RouteMixers(
            Map.of(
                    AudioRoute.HANDSET, setting("tinyalsa:0", "Handset", 1),
                    AudioRoute.HEADSET, setting("tinyalsa:0", "Headset", 0)),
            new RouteMixers.Access() {
                @Override
                public List<Mixers.Fault> check(PcmSpec spec, MixerProfile profile) {
                    return name(profile).equals("Headset")
                            ? List.of(new Mixers.Fault(0, "there is no control \"Headset\""))
                            : List.of();
                }

                @Override
                public List<Mixers.Fault> apply(PcmSpec spec, MixerProfile profile) {
                    set.add(name(profile));
                    return List.of();
                }
            },
            faults::add);

    private static SoundPlan.Setting setting(String device, String control, int part) {
        return new SoundPlan.Setting(
                PcmSpec.parse(device),
                new MixerProfile(List.of(new MixerProfile.Control(
                        control,
                        MixerProfile.Direction.PLAYBACK,
                        OptionalInt.of(50),
                        Optional.empty(),
                        Optional.empty()))),
                part);
    }

    private static String name(MixerProfile profile) {
        return profile.controls().getFirst().name();
    }

    private void awaitSet(String... names) {
        Await.until("the mixer", LIMIT, () -> set.equals(List.of(names)));
    }

    @Test
    void mixerIsSetWhenSoundBeginsToGoThatWayAndOnlyThen() {
        mixers.use(AudioRoute.HANDSET);
        awaitSet("Handset");
        mixers.use(AudioRoute.HANDSET);
        mixers.use(AudioRoute.HEADSET);
        awaitSet("Handset", "Headset");
        mixers.use(AudioRoute.HANDSET);
        awaitSet("Handset", "Headset", "Handset");
    }

    @Test
    void cardThatWasAwayIsSetAgain() {
        mixers.use(AudioRoute.HANDSET);
        awaitSet("Handset");
        mixers.returned(Set.of(AudioRoute.HANDSET, AudioRoute.SPEAKER));
        awaitSet("Handset", "Handset");
    }

    @Test
    void whatACardHasNotIsAFaultOfTheBoardWithItsPlace() {
        mixers.check();
        Await.until("the faults", LIMIT, () -> !faults.isEmpty());
        assertEquals(
                List.of(new BoardFault("sound[0].controls[0].name", "there is no control \"Headset\"")),
                faults.getFirst());
    }
}
