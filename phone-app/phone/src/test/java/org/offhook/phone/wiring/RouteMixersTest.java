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
import org.offhook.phone.core.AutoAnswer;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import org.offhook.testkit.Await;

class RouteMixersTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<String> set = Collections.synchronizedList(new ArrayList<>());
    private final List<List<BoardFault>> faults = new CopyOnWriteArrayList<>();
    private final RouteMixers mixers = mixers(Map.of(
            AudioRoute.HANDSET, setting("tinyalsa:0", "Handset", 1),
            AudioRoute.HEADSET, setting("tinyalsa:0", "Headset", 0),
            AudioRoute.SPEAKER, setting("tinyalsa:0", "Headset", 0)));

    private RouteMixers mixers(Map<AudioRoute, SoundPlan.Setting> settings) {
        return new RouteMixers(
                settings,
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
    }

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

    private static SoundPlan oneCard() throws Exception {
        return SoundPlanTest.plan("""
                - {role: handset, device: "tinyalsa:0", controls: [{name: Earpiece, on: true}]}
                - {role: speaker, device: "tinyalsa:0", controls: [{name: Loudspeaker, on: true}]}
                """);
    }

    @Test
    void headsetKeyAfterTheSpeakerKeyTakesBackTheHandsetsControls() throws Exception {
        RouteMixers routes = mixers(oneCard().mixers());
        routes.use(AudioRoute.SPEAKER);
        awaitSet("Loudspeaker");
        routes.use(AudioRoute.HEADSET);
        awaitSet("Loudspeaker", "Earpiece");
    }

    @Test
    void speakerKeyFirstSetsTheHandsetsControlsWhereThereIsNoSpeaker() throws Exception {
        RouteMixers routes = mixers(SoundPlanTest.plan("""
                        - {role: handset, device: "alsa:plughw:CARD=Device", controls: [{name: Earpiece, on: true}]}
                        - {role: ringer, device: "alsa:plughw:CARD=MAX98357A", controls: [{name: Bell, on: true}]}
                        """).mixers());
        routes.use(AudioRoute.SPEAKER);
        awaitSet("Earpiece");
        routes.use(AudioRoute.RINGER);
        awaitSet("Earpiece", "Bell");
    }

    @Test
    void handsetsControlsAreSetAtTheStartAndTheSpeakersWithTheFirstRingWhereThereIsNoRinger() throws Exception {
        PhoneConfig config = ConfigReader.read("test.yaml", """
                version: 1
                phone:
                  timeZone: UTC
                audio:
                  device: "null"
                """);
        Equipment equipment = Equipment.bare().withMixers(mixers(oneCard().mixers()));
        try (OffHook phone = OffHook.start(config, equipment)) {
            Await.until("the handset", LIMIT, () -> set.contains("Earpiece"));
            phone.post(new PhoneEvent.IncomingCall(
                    new CallId("in-1"), new LineId(1), new Party("Bob", "201"), AutoAnswer.NO));
            Await.until("the speaker", LIMIT, () -> set.getLast().equals("Loudspeaker"));
        }
    }

    @Test
    void whatACardHasNotIsOneFaultOfTheBoardWithItsPlaceHoweverManyWaysItIsFor() {
        mixers.check();
        Await.until("the faults", LIMIT, () -> !faults.isEmpty());
        assertEquals(
                List.of(new BoardFault("sound[0].controls[0].name", "there is no control \"Headset\"")),
                faults.getFirst());
    }
}
