package org.offhook.audio.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.offhook.audio.pcm.PcmDevice;

/** The sound devices at work: the master's opener, and the others. Any thread. */
final class EngineDevices {

    private final PcmDevice device;
    private final DeviceOpener master;
    private final SideDevices sides;
    private volatile DeviceListener listener = (routes, state, problem) -> {};

    /** @param inCall true: somebody waits to hear something */
    EngineDevices(SoundDevices devices, EngineConfig config, BooleanSupplier inCall) {
        device = devices.master();
        master = opener(device, devices.masterRoutes(), config, inCall);
        Map<AudioRoute, SideDevice> made = new EnumMap<>(AudioRoute.class);
        for (SoundDevices.Other other : devices.others()) {
            DeviceOpener opener = opener(other.device(), other.routes(), config, inCall);
            SideDevice side = new SideDevice(other, opener, config.nanoClock());
            other.routes().forEach(route -> made.put(route, side));
        }
        sides = new SideDevices(made);
    }

    private DeviceOpener opener(PcmDevice of, Set<AudioRoute> routes, EngineConfig config, BooleanSupplier inCall) {
        return new DeviceOpener(
                of, routes, config, inCall, (which, state, problem) -> listener.changed(which, state, problem));
    }

    /** The device whose clock the audio thread goes by. */
    PcmDevice device() {
        return device;
    }

    DeviceOpener master() {
        return master;
    }

    SideDevices sides() {
        return sides;
    }

    /** Gives each of the threads that this needs to who starts them. */
    void launch(BiConsumer<String, Runnable> start) {
        start.accept("offhook-device", new DeviceKeeper(master));
        for (int i = 0; i < sides.all().size(); i++) {
            start.accept(ThreadPolicy.SOUND_THREADS + (i + 1), sides.all().get(i));
        }
    }

    private Stream<DeviceOpener> openers() {
        return Stream.concat(Stream.of(master), sides.all().stream().map(SideDevice::opener));
    }

    /** As {@link AudioEngine#devices}. */
    void listen(DeviceListener told) {
        listener = told;
        openers()
                .filter(opener -> opener.state() == DeviceState.MISSING)
                .forEach(opener -> told.changed(opener.routes(), opener.state(), opener.problem()));
    }

    /** A call has begun. */
    void hurry() {
        openers().forEach(DeviceOpener::hurry);
    }

    void stop() {
        openers().forEach(DeviceOpener::stop);
    }
}
