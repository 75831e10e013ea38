package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.tone.ToneKind;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;

/** A handset, a headset and a ringer, each a device of its own. */
class EngineRouteTest {

    private final AtomicLong clock = new AtomicLong(1_000_000_000L);
    private final SteppedDevice handset = new SteppedDevice(Rig.FORMAT, 60);
    private final SteppedDevice headset = new SteppedDevice(Rig.FORMAT, 60);
    private final SteppedDevice ringer = new SteppedDevice(Rig.FORMAT, 60);
    private final LinearCodec linear = new LinearCodec("LINEAR", 8000, 8000);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final AudioEngine engine = new AudioEngine(
            EngineConfig.DEFAULT.withNanoClock(clock::get).withReopening(Duration.ofMillis(1), Duration.ofMillis(4)),
            new SoundDevices(
                    handset,
                    List.of(
                            new SoundDevices.Other(headset, Set.of(AudioRoute.HEADSET), true),
                            new SoundDevices.Other(ringer, Set.of(AudioRoute.RINGER), false))),
            List.of(linear),
            ToneTable.forCountry("us"));

    @BeforeEach
    void start() {
        engine.devices((routes, state, problem) -> told.add(routes + " " + state + " " + problem));
        engine.start();
        SteppedDevice.await(() -> {
            clock.addAndGet(handset.idle() ? 0 : Rig.FORMAT.periodNanos());
            return handset.idle() && headset.idle() && ringer.idle();
        });
    }

    @AfterEach
    void end() {
        List.of(handset, headset, ringer).forEach(SteppedDevice::unplug);
        engine.close();
    }

    private void step(int periods) throws Exception {
        engine.settled().get(20, TimeUnit.SECONDS);
        for (int i = 0; i < periods; i++) {
            clock.addAndGet(Rig.FORMAT.periodNanos());
            handset.step();
            headset.step();
            ringer.step();
        }
    }

    private static double loudness(SteppedDevice device, int from) {
        short[] heard = device.recording(from, device.played());
        double sum = 0;
        for (short sample : heard) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, heard.length));
    }

    private void hear(ToneKind tone, AudioRoute route) {
        engine.scene(new SoundScene(List.of(), Optional.of(tone), (char) 0, false, route));
    }

    @Test
    void ringingIsHeardFromTheRingerAloneAndTheDialToneInTheHandset() throws Exception {
        hear(ToneKind.RINGER, AudioRoute.RINGER);
        step(40);
        assertTrue(loudness(ringer, 0) > 500, "the ringer rings");
        assertEquals(0, loudness(handset, 0), "the handset does not");
        int from = ringer.played();
        int handsetFrom = handset.played();
        hear(ToneKind.DIAL, AudioRoute.HANDSET);
        step(40);
        assertTrue(loudness(handset, handsetFrom) > 500, "dial tone");
        assertEquals(0, loudness(ringer, from + 3 * Rig.FORMAT.periodFrames()), "it rings no more");
        assertEquals(0, loudness(headset, 0));
        assertEquals(
                List.of(Set.of(AudioRoute.HEADSET), Set.of(AudioRoute.RINGER)),
                engine.others().stream().map(SideReport::routes).toList());
        assertTrue(engine.others().stream().allMatch(other -> other.gaps() == 0 && Math.abs(other.skewPpm()) <= 1001));
    }

    @Test
    void whoSpeaksIntoTheHeadsetIsHeardWhenItIsInUse() throws Exception {
        LocalMedia media = Rig.prepare(engine, "a");
        engine.apply("a", Rig.media(media, MediaDirection.SENDRECV, Rig.LINEAR_TYPE)); // a call with itself
        engine.scene(new SoundScene(List.of("a"), Optional.empty(), (char) 0, false, AudioRoute.HEADSET));
        short[] voice = new short[8000];
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (9000 * Math.sin(2 * Math.PI * 440 * i / 8000));
        }
        step(10);
        int from = headset.played();
        headset.speak(voice);
        for (int i = 0; i < 60; i++) {
            step(1);
        }
        assertTrue(loudness(headset, from) > 500, "it comes back to the headset");
        assertEquals(0, loudness(handset, 0));
    }

    @Test
    void deviceThatIsGoneDisturbsNoOtherAndIsToldOf() throws Exception {
        hear(ToneKind.DIAL, AudioRoute.HANDSET);
        step(5);
        ringer.unplug();
        SteppedDevice.await(() -> told.contains("[RINGER] MISSING the sound card was unplugged"));
        int from = handset.played();
        for (int i = 0; i < 20; i++) {
            clock.addAndGet(Rig.FORMAT.periodNanos());
            handset.step();
            headset.step();
        }
        assertTrue(loudness(handset, from) > 500);
        assertEquals(DeviceState.OPEN, engine.statistics().device());
        ringer.plugIn();
        SteppedDevice.await(() -> told.getLast().equals("[RINGER] OPEN ") && ringer.idle());
        hear(ToneKind.RINGER, AudioRoute.RINGER);
        from = ringer.played();
        step(40);
        assertTrue(loudness(ringer, from) > 500, "it rings again");
    }

    @Test
    void ringerRingsThoughTheHandsetIsUnplugged() throws Exception {
        handset.unplug();
        SteppedDevice.await(() -> engine.statistics().device() == DeviceState.MISSING);
        hear(ToneKind.RINGER, AudioRoute.RINGER);
        engine.settled().get(20, TimeUnit.SECONDS);
        for (int i = 0; i < 60; i++) {
            long periods = engine.statistics().periods();
            clock.addAndGet(Rig.FORMAT.periodNanos());
            SteppedDevice.await(() -> engine.statistics().periods() > periods);
            headset.step();
            ringer.step();
        }
        assertTrue(loudness(ringer, 0) > 500);
    }

    @Test
    void routeHasOneDeviceAndAllHaveOneFormat() {
        SoundDevices.Other other = new SoundDevices.Other(ringer, Set.of(AudioRoute.RINGER), false);
        assertThrows(IllegalArgumentException.class, () -> new SoundDevices(handset, List.of(other, other)));
        SteppedDevice wide = new SteppedDevice(PcmFormat.of(16000, 20), 1);
        assertThrows(IllegalArgumentException.class, () -> new SoundDevices(wide, List.of(other)));
        assertEquals(
                Set.of(AudioRoute.HANDSET, AudioRoute.HEADSET, AudioRoute.SPEAKER),
                new SoundDevices(handset, List.of(other)).masterRoutes());
    }

    @Test
    void devicesBesideTheMasterPrepareForThePausesThatItHad() throws Exception {
        step(20);
        clock.addAndGet(70_000_000);
        step(2);
        assertEquals(70_000_000, handset.expectedPause, 1_000_000);
        assertEquals(handset.expectedPause, headset.expectedPause);
        assertEquals(handset.expectedPause, ringer.expectedPause);
    }

    @Test
    void soundOnItsWayToAnotherDeviceAllocatesNothingOnTheAudioThread() throws Exception {
        hear(ToneKind.DIAL, AudioRoute.HEADSET);
        step(300);
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10 && allocated > 0; attempt++) {
            long before = engine.statistics().audioThreadBytes();
            step(300);
            allocated = engine.statistics().audioThreadBytes() - before;
        }
        assertEquals(0, allocated);
        assertEquals(0, engine.statistics().faults());
    }
}
