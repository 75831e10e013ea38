package org.offhook.phone.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.offhook.audio.codec.Codecs;
import org.offhook.audio.engine.AudioEngine;
import org.offhook.audio.engine.AudioRoute;
import org.offhook.audio.engine.DeviceState;
import org.offhook.audio.engine.EngineStatistics;
import org.offhook.audio.engine.SoundDevices;
import org.offhook.audio.engine.StreamReport;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;
import org.offhook.audio.tone.ToneTable;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.Outlet;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneLoop;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.screen.Frame;
import org.offhook.phone.screen.ScreenSettings;
import org.offhook.phone.screen.Screens;
import org.offhook.phone.sip.UserAgent;
import org.offhook.phone.store.Keeper;
import org.offhook.phone.store.Kept;
import org.offhook.phone.systemd.Vitals;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * A whole phone, put together. What the user does goes in as events ({@link #post}), what the phone does
 * shows in its state ({@link #state}, {@link #addListener}). Any thread.
 */
public final class OffHook implements AutoCloseable {

    /** How long {@link #close} waits for the servers to acknowledge hang-ups and un-registrations. */
    private static final Duration FAREWELL = Duration.ofMillis(1500);

    private final AudioEngine audio;
    private final UserAgent userAgent;
    private final PhoneLoop loop;
    private final ScreenSettings screenSettings;
    private final Body body;
    private final RouteMixers mixers;
    private final Optional<Keeper> keeper;

    private OffHook(PhoneConfig config, SoundDevices devices, Equipment equipment) {
        keeper = equipment.memory().map(Keeper::new);
        Kept kept = keeper.map(Keeper::load).orElse(Kept.NOTHING);
        audio = new AudioEngine(
                ConfigMapping.engineConfig(config),
                devices,
                Codecs.all(),
                ToneTable.forCountry(config.phone().country()));
        audio.quality(new QualityTeller(this::post)::measured);
        audio.digits(new DigitTeller(this::post, System::nanoTime)::digit);
        userAgent =
                new UserAgent(ConfigMapping.sipSettings(config), ConfigMapping.sipAccounts(config), audio, this::post);
        loop = new PhoneLoop(
                PhoneState.restored(ConfigMapping.phoneSettings(config), kept.user(), kept.log(), kept.missed()),
                new Effects(
                        userAgent, audio, new Chores(audio::statistics, this::post), this::body, equipment.mixers()),
                InstantSource.system());
        screenSettings = ConfigMapping.screenSettings(config);
        body = new Body(equipment.board(), loop, screenSettings);
        mixers = equipment.mixers();
    }

    /**
     * Starts a phone without body and memory on the sound device that its configuration names.
     *
     * @throws StartException what is wrong, in one sentence
     */
    public static OffHook start(PhoneConfig config) throws StartException {
        return start(config, Equipment.bare());
    }

    /** @throws StartException what is wrong, in one sentence */
    public static OffHook start(PhoneConfig config, Equipment equipment) throws StartException {
        SoundDevices devices =
                equipment.sound().isPresent() ? equipment.sound().get() : SoundDevices.only(device(config));
        OffHook phone;
        try {
            phone = new OffHook(config, devices, equipment);
        } catch (IllegalArgumentException e) {
            throw new StartException(e.getMessage(), e);
        }
        phone.begin();
        return phone;
    }

    /** The sound device that a configuration names, not yet open. */
    static PcmDevice device(PhoneConfig config) throws StartException {
        return device(config.audio());
    }

    /** @throws StartException if there can be no such device, in one sentence */
    static PcmDevice device(PhoneConfig.Audio wanted) throws StartException {
        try {
            return PcmDevices.create(PcmSpec.parse(wanted.device()), PcmFormat.of(wanted.rateHz(), wanted.periodMs()));
        } catch (IllegalArgumentException e) {
            throw new StartException("audio.device: " + e.getMessage(), e);
        }
    }

    /** Only once the phone loop runs. */
    private Body body() {
        return body;
    }

    private void begin() throws StartException {
        keeper.ifPresent(keeping -> {
            keeping.start();
            loop.addListener(keeping::keep);
        });
        body.begin();
        loop.post(new PhoneEvent.KnobsFound(body.knobs()));
        loop.start();
        mixers.check();
        // Its microphone is also that of a loudspeaker without one, whose own controls say nothing about it.
        mixers.use(AudioRoute.HANDSET);
        audio.devices(this::soundDevice);
        audio.start();
        try {
            userAgent.start();
        } catch (java.io.IOException e) {
            loop.close();
            body.close();
            audio.close();
            keeper.ifPresent(Keeper::close);
            throw new StartException(e.getMessage(), e);
        }
    }

    /** By the device's own thread. */
    private void soundDevice(Set<AudioRoute> routes, DeviceState state, String problem) {
        if (state == DeviceState.OPEN) {
            mixers.returned(routes);
        }
        Set<Outlet> outlets = EnumSet.noneOf(Outlet.class);
        routes.forEach(route -> outlets.add(outlet(route)));
        post(new PhoneEvent.SoundReported(outlets, problem));
    }

    private static Outlet outlet(AudioRoute route) {
        return switch (route) {
            case HANDSET -> Outlet.HANDSET;
            case HEADSET -> Outlet.HEADSET;
            case SPEAKER -> Outlet.SPEAKER;
            case RINGER -> Outlet.RINGER;
        };
    }

    /**
     * Loads and compiles the way of the sound in the background, so that the first call does not stutter over it, and
     * collects garbage, which Java otherwise does in that call because so much code is new. Once for a program.
     */
    public void warmUp() {
        Thread.ofPlatform().daemon().name("offhook-warm-up").start(() -> {
            audio.warmUp();
            System.gc();
        });
    }

    public void post(PhoneEvent event) {
        loop.post(event);
    }

    /** The state after the last event. */
    public PhoneState state() {
        return loop.state();
    }

    /** What a display of this phone shows now, whether or not its board has one. */
    public Frame frame() {
        return Screens.render(loop.state(), Instant.now(), screenSettings);
    }

    /** @param listener called on the phone loop with each new state; must not block */
    public void addListener(Consumer<PhoneState> listener) {
        loop.addListener(listener);
    }

    /** How the sound of a call fares; empty once the call is gone. */
    public Optional<StreamReport> report(CallId call) {
        return audio.report(call.value());
    }

    public EngineStatistics audioStatistics() {
        return audio.statistics();
    }

    /** What shows that both threads of the phone live; {@link #nudge} makes the loop take a turn. */
    public Vitals vitals() {
        return new Vitals(loop.turns(), audio.periods());
    }

    public void nudge() {
        loop.nudge();
    }

    public DeviceState soundDevice() {
        return audio.deviceState();
    }

    /** Hangs up, un-registers, and ends every thread; takes under two seconds even if no server answers. */
    @Override
    public void close() {
        userAgent.stop(FAREWELL);
        loop.close();
        body.close();
        audio.close();
        keeper.ifPresent(Keeper::close);
    }
}
