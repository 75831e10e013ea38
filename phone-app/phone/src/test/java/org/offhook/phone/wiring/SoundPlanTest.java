package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.audio.engine.AudioRoute;
import org.offhook.audio.engine.SoundDevices;
import org.offhook.audio.pcm.MixerProfile;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.phone.board.BoardFile;
import org.offhook.phone.board.BoardProfiles;
import org.offhook.phone.board.RunningBoard;
import org.offhook.provisioning.config.PhoneConfig;

/** Which device of a board is for what. */
class SoundPlanTest {

    static SoundPlan plan(String sound) throws Exception {
        String text = BoardProfiles.text("sim") + "sound:\n" + sound;
        try (RunningBoard board = RunningBoard.open(BoardFile.read("board.yaml", text))) {
            return SoundPlan.of(new PhoneConfig.Audio("alsa:default", 16_000, 20, PhoneConfig.RealTime.USUAL), board);
        }
    }

    @Test
    void handsetIsTheClockAndEachOtherDeviceHasItsRoutes() throws Exception {
        SoundPlan plan = plan("""
                - {role: ringer, device: "alsa:hw:2"}
                - {role: handset, device: "alsa:hw:1"}
                - {role: headset, device: "alsa:hw:3"}
                - {role: speaker, device: "alsa:hw:1"}
                """);
        assertEquals("alsa:hw:1", plan.master());
        assertEquals(
                Map.of("alsa:hw:3", Set.of(AudioRoute.HEADSET), "alsa:hw:2", Set.of(AudioRoute.RINGER)), plan.others());
    }

    @Test
    void phoneRingsFromItsSpeakerWhereItHasNoRinger() throws Exception {
        SoundPlan plan = plan("""
                - {role: handset, device: "null"}
                - {role: speaker, device: "alsa:capture=none;playback=hw:1"}
                """);
        assertEquals(
                Map.of("alsa:capture=none;playback=hw:1", Set.of(AudioRoute.SPEAKER, AudioRoute.RINGER)),
                plan.others());
        SoundDevices devices = plan.devices(PcmDevices.create(PcmSpec.parse(plan.master()), PcmFormat.of(16_000, 20)));
        assertFalse(devices.others().getFirst().hears(), "who speaks to the speaker speaks into the handset");
        assertEquals(Set.of(AudioRoute.HANDSET, AudioRoute.HEADSET), devices.masterRoutes());
    }

    @Test
    void boardWithARingerAloneSpeaksThroughTheUsualDevice() throws Exception {
        SoundPlan plan = plan("- {role: ringer, device: \"alsa:hw:2\"}\n");
        assertEquals("alsa:default", plan.master());
        assertEquals(Map.of("alsa:hw:2", Set.of(AudioRoute.RINGER)), plan.others());
    }

    private static Map<AudioRoute, Integer> places(SoundPlan plan) {
        return plan.mixers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, setting -> setting.getValue().part()));
    }

    @Test
    void headsetWithoutADeviceHasTheMixerOfTheHandset() throws Exception {
        SoundPlan plan = plan("""
                - {role: speaker, device: "tinyalsa:0", controls: [{name: Output Mux, choice: Speaker}]}
                - {role: handset, device: "tinyalsa:0", controls: [{name: Output Mux, choice: Earpiece}]}
                """);
        assertEquals(
                Map.of(AudioRoute.HANDSET, 1, AudioRoute.HEADSET, 1, AudioRoute.SPEAKER, 0, AudioRoute.RINGER, 0),
                places(plan));
        assertEquals(Map.of(), plan.others());
    }

    @Test
    void speakerWithoutADeviceHasTheMixerOfTheHandsetAndTheRingerItsOwn() throws Exception {
        SoundPlan plan = plan("""
                - {role: handset, device: "alsa:plughw:CARD=Device", controls: [{name: Speaker, percent: 80}]}
                - {role: ringer, device: "alsa:plughw:CARD=MAX98357A"}
                """);
        assertEquals(
                Map.of(AudioRoute.HANDSET, 0, AudioRoute.HEADSET, 0, AudioRoute.SPEAKER, 0, AudioRoute.RINGER, 1),
                places(plan));
        assertEquals(Map.of("alsa:plughw:CARD=MAX98357A", Set.of(AudioRoute.RINGER)), plan.others());
    }

    @Test
    void mixerGoesWithTheDeviceWhicheverIsTheMaster() throws Exception {
        assertEquals(
                Map.of(AudioRoute.HANDSET, 1, AudioRoute.HEADSET, 1, AudioRoute.SPEAKER, 1, AudioRoute.RINGER, 1),
                places(plan("""
                        - {role: ringer, device: "gramophone:1"}
                        - {role: headset, device: "tinyalsa:1"}
                        """)));
        assertEquals(
                Map.of(AudioRoute.RINGER, 0),
                places(plan("- {role: ringer, device: \"alsa:hw:2\"}\n")),
                "the usual device is not the board's");
    }

    @Test
    void mixersKeepTheirPlaceInTheProfileForTheirFaults() throws Exception {
        SoundPlan plan = plan("""
                - {role: ringer, device: "gramophone:1"}
                - role: handset
                  device: tinyalsa:1
                  controls:
                    - {name: Speaker, percent: 80, on: true}
                    - {name: Mic, direction: capture, percent: 60, choice: Front}
                """);
        SoundPlan.Setting setting = new SoundPlan.Setting(
                PcmSpec.parse("tinyalsa:1"),
                new MixerProfile(List.of(
                        new MixerProfile.Control(
                                "Speaker",
                                MixerProfile.Direction.PLAYBACK,
                                OptionalInt.of(80),
                                Optional.of(true),
                                Optional.empty()),
                        new MixerProfile.Control(
                                "Mic",
                                MixerProfile.Direction.CAPTURE,
                                OptionalInt.of(60),
                                Optional.empty(),
                                Optional.of("Front")))),
                1);
        assertEquals(setting, plan.mixers().get(AudioRoute.HANDSET));
        assertEquals(Set.of(setting), Set.copyOf(plan.mixers().values()), "no other has a mixer");
    }
}
