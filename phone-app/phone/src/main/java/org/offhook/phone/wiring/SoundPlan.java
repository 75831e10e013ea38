package org.offhook.phone.wiring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * the board has no device for goes the master's way; only ringing goes the speaker's, if there is one. The mixer is set
 * as for that way.
 *
 * @param master as the configuration writes it
 * @param others other devices and what they are for
 * @param mixers what the mixer of each route's way is set to; several routes may have one
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
        Map<AudioRoute, Placed> parts = new EnumMap<>(AudioRoute.class);
        List<SoundPart> sound = running.sound();
        for (int i = 0; i < sound.size(); i++) {
            SoundPart part = sound.get(i);
            if (RunningBoard.usable(part)) {
                parts.put(route(part.role()), new Placed(part, PcmSpec.parse(part.device()), i));
            }
        }
        Optional<Placed> master = master(parts);
        Map<AudioRoute, Placed> ways = ways(parts, master);
        Map<AudioRoute, Setting> mixers = new EnumMap<>(AudioRoute.class);
        ways.forEach((route, way) -> mixers.put(route, new Setting(way.spec(), profile(way.part()), way.index())));
        String device = master.map(placed -> placed.part().device()).orElse(wanted.device());
        return new SoundPlan(device, others(ways, device), mixers);
    }

    /** A part with its place in the board's list. */
    private record Placed(SoundPart part, PcmSpec spec, int index) {}

    private static Optional<Placed> master(Map<AudioRoute, Placed> parts) {
        return Stream.of(AudioRoute.HANDSET, AudioRoute.HEADSET, AudioRoute.SPEAKER)
                .map(parts::get)
                .filter(placed -> placed != null && placed.spec().hears())
                .findFirst();
    }

    /** Which part's way each route's sound goes; without a route that goes to a device that the board does not name. */
    private static Map<AudioRoute, Placed> ways(Map<AudioRoute, Placed> parts, Optional<Placed> master) {
        Map<AudioRoute, Placed> ways = new EnumMap<>(AudioRoute.class);
        master.ifPresent(placed -> EnumSet.allOf(AudioRoute.class).forEach(route -> ways.put(route, placed)));
        if (parts.containsKey(AudioRoute.SPEAKER)) {
            ways.put(AudioRoute.RINGER, parts.get(AudioRoute.SPEAKER));
        }
        ways.putAll(parts);
        return ways;
    }

    private static Map<String, Set<AudioRoute>> others(Map<AudioRoute, Placed> ways, String master) {
        Map<String, Set<AudioRoute>> others = new LinkedHashMap<>();
        ways.forEach((route, way) -> {
            if (!way.part().device().equals(master)) {
                others.computeIfAbsent(way.part().device(), _ -> EnumSet.noneOf(AudioRoute.class))
                        .add(route);
            }
        });
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
