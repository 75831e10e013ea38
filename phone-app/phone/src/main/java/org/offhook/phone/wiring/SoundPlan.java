package org.offhook.phone.wiring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.audio.engine.AudioRoute;
import org.offhook.audio.engine.SoundDevices;
import org.offhook.audio.pcm.MixerProfile;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.hal.board.Board;
import org.offhook.hal.board.SoundPart;
import org.offhook.phone.board.RunningBoard;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * Which sound devices a phone uses, and for what. A configuration that names one gets that for all; else it is the board
 * that says, and the device that people speak into most is the master: handset, headset, speaker, in this order. What
 * the board has no device for goes the master's way; only ringing goes to the speaker's, if there is one.
 *
 * @param master as the configuration writes it
 * @param others other devices and what they are for
 * @param mixers what a route's mixer is set to
 */
record SoundPlan(String master, Map<String, Set<AudioRoute>> others, Map<AudioRoute, Setting> mixers) {

    /**
     * @param spec the device
     * @param part index in the board's list, for its faults
     */
    record Setting(PcmSpec spec, MixerProfile profile, int part) {}

    static SoundPlan of(PhoneConfig.Audio wanted, Board board) {
        if (!(board instanceof RunningBoard running) || !wanted.device().equals(PhoneConfig.Audio.USUAL_DEVICE)) {
            return new SoundPlan(wanted.device(), Map.of(), Map.of());
        }
        Map<AudioRoute, SoundPart> parts = new EnumMap<>(AudioRoute.class);
        Map<AudioRoute, Setting> mixers = new EnumMap<>(AudioRoute.class);
        List<SoundPart> sound = running.sound();
        for (int i = 0; i < sound.size(); i++) {
            SoundPart part = sound.get(i);
            if (RunningBoard.usable(part)) {
                parts.put(route(part.role()), part);
                mixers.put(route(part.role()), new Setting(PcmSpec.parse(part.device()), profile(part), i));
            }
        }
        return new SoundPlan(master(parts).orElse(wanted.device()), others(parts), mixers);
    }

    private static Optional<String> master(Map<AudioRoute, SoundPart> parts) {
        for (AudioRoute route : List.of(AudioRoute.HANDSET, AudioRoute.HEADSET, AudioRoute.SPEAKER)) {
            SoundPart part = parts.get(route);
            if (part != null && PcmSpec.parse(part.device()).hears()) {
                return Optional.of(part.device());
            }
        }
        return Optional.empty();
    }

    private static Map<String, Set<AudioRoute>> others(Map<AudioRoute, SoundPart> parts) {
        Map<String, Set<AudioRoute>> others = new LinkedHashMap<>();
        String master = master(parts).orElse("");
        SoundPart ringer = parts.getOrDefault(AudioRoute.RINGER, parts.get(AudioRoute.SPEAKER));
        for (AudioRoute route : AudioRoute.values()) {
            SoundPart part = route == AudioRoute.RINGER ? ringer : parts.get(route);
            if (part != null && !part.device().equals(master)) {
                others.computeIfAbsent(part.device(), _ -> EnumSet.noneOf(AudioRoute.class))
                        .add(route);
            }
        }
        return others;
    }

    /** The devices, not yet open. */
    SoundDevices devices(PcmDevice masterDevice) {
        PcmFormat format = masterDevice.format();
        List<SoundDevices.Other> made = new ArrayList<>();
        others.forEach((device, routes) -> {
            PcmSpec spec = PcmSpec.parse(device);
            boolean hears = spec.hears() && !routes.equals(Set.of(AudioRoute.RINGER));
            PcmDevice opened = hears ? PcmDevices.create(spec, format) : PcmDevices.loudspeaker(spec, format);
            made.add(new SoundDevices.Other(opened, routes, hears));
        });
        return new SoundDevices(masterDevice, made);
    }

    private static AudioRoute route(SoundPart.Role role) {
        return switch (role) {
            case HANDSET -> AudioRoute.HANDSET;
            case HEADSET -> AudioRoute.HEADSET;
            case SPEAKER -> AudioRoute.SPEAKER;
            case RINGER -> AudioRoute.RINGER;
        };
    }

    private static MixerProfile profile(SoundPart part) {
        return new MixerProfile(part.controls().stream()
                .map(control -> new MixerProfile.Control(
                        control.name(),
                        switch (control.direction()) {
                            case PLAYBACK -> MixerProfile.Direction.PLAYBACK;
                            case CAPTURE -> MixerProfile.Direction.CAPTURE;
                        },
                        control.percent(),
                        control.on(),
                        control.choice()))
                .toList());
    }
}
