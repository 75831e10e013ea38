package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;

class EngineDeviceTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void callLivesOnByTimerWhileTheDeviceIsGoneAndIsHeardAgainAfterwards() throws Exception {
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        Rig.hear(alice, "a");
        Rig.hear(bob, "b");
        rig.step(5);

        SteppedDevice device = rig.devices.get(0);
        device.unplug();
        SteppedDevice.await(() -> alice.statistics().device() == DeviceState.MISSING);
        long before = bob.report("b").orElseThrow().packetsReceived();
        for (int i = 0; i < 10; i++) {
            long periods = alice.statistics().periods();
            rig.clock.addAndGet(Rig.FORMAT.periodNanos());
            rig.devices.get(1).step();
            SteppedDevice.await(() -> alice.statistics().periods() > periods);
        }
        SteppedDevice.await(() -> {
            rig.devices.get(1).step();
            return bob.report("b").orElseThrow().packetsReceived() >= before + 10;
        });
        assertTrue(!alice.statistics().deviceProblem().isEmpty());

        device.plugIn();
        SteppedDevice.await(() -> alice.statistics().device() == DeviceState.OPEN);
        rig.awaitDevice(device);
        int from = device.played();
        rig.devices.get(1).speak(EngineCallTest.noise(1, 4000));
        rig.step(20);
        assertTrue(EngineCallTest.delayOf(EngineCallTest.noise(1, 4000), device.recording(from, device.played())) >= 0);
        assertEquals(2, device.opened);
    }

    @Test
    void afterAPauseWithAnOverrunSoundGoesOnWithTheSamePeriod() throws Exception {
        AudioEngine alice = rig.engine();
        AudioEngine bob = rig.engine();
        rig.connect(alice, "a", bob, "b");
        Rig.hear(alice, "a");
        Rig.hear(bob, "b");
        rig.step(50);
        SteppedDevice device = rig.devices.get(0);
        EngineStatistics before = alice.statistics();
        long heard = bob.report("b").orElseThrow().packetsReceived();

        rig.clock.addAndGet(5 * Rig.FORMAT.periodNanos());
        device.overrun();
        rig.step(1);
        EngineStatistics after = alice.statistics();
        assertTrue(after.worstLateNanos() >= 5 * Rig.FORMAT.periodNanos(), after.toString());
        assertEquals(after.worstLateNanos(), device.expectedPause, "the device knows what it has to bridge");
        assertEquals(heard + 1, bob.report("b").orElseThrow().packetsReceived(), "the period itself is not lost");

        rig.step(10);
        assertEquals(heard + 11, bob.report("b").orElseThrow().packetsReceived());
        assertEquals(1, alice.statistics().lateness().since(before.lateness()).laterThan(Rig.FORMAT.periodNanos()));
        assertEquals(0, alice.statistics().faults());
    }

    @Test
    void portsAreFreeAtOnceThoughTheDeviceStandsStill() throws Exception {
        AudioEngine alice = rig.engine();
        LocalMedia media = Rig.prepare(alice, "a");
        alice.apply("a", Rig.media(media, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        Rig.hear(alice, "a");
        rig.step(3);
        long periods = alice.statistics().periods();
        alice.release("a");
        SteppedDevice.await(() -> rig.linear.open.get() == 0 && rig.wide.open.get() == 0 && isFree(media.rtp()));
        assertEquals(periods, alice.statistics().periods(), "no period has passed");
    }

    private static boolean isFree(InetSocketAddress port) {
        try (DatagramSocket again = new DatagramSocket(port)) {
            return again.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void deviceThatDoesNotOpenAtFirstIsTriedAgain() {
        SteppedDevice device = new SteppedDevice(Rig.FORMAT, 2);
        device.refuseToOpen(3);
        EngineConfig config =
                EngineConfig.DEFAULT.withReopening(java.time.Duration.ofMillis(1), java.time.Duration.ofMillis(2));
        try (AudioEngine engine = new AudioEngine(config, device, List.of(), ToneTable.forCountry("us"))) {
            engine.start();
            SteppedDevice.await(() -> engine.statistics().device() == DeviceState.OPEN);
            device.step();
            assertEquals("", engine.statistics().deviceProblem());
            device.unplug();
        }
        assertEquals(1, device.opened);
    }

    @Test
    void engineThatWasNeverStartedCloses() {
        SteppedDevice device = new SteppedDevice(Rig.FORMAT, 2);
        AudioEngine engine = new AudioEngine(EngineConfig.DEFAULT, device, List.of(), ToneTable.forCountry("us"));
        engine.close();
        assertTrue(engine.prepare("late", Rig.loopback()).toCompletableFuture().isCompletedExceptionally());
    }
}
