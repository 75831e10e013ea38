package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.PortRange;

class EngineChurnTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private void cycle(AudioEngine engine, String name) throws Exception {
        LocalMedia media = Rig.prepare(engine, name);
        assertEquals(0, media.rtp().getPort() % 2);
        assertEquals(media.rtp().getPort() + 1, media.rtcp().getPort());
        engine.apply(name, Rig.media(media, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        Rig.hear(engine, name);
        engine.release(name);
    }

    @Test
    void twoHundredQuickSessionsLeaveNothingBehind() throws Exception {
        AudioEngine engine = rig.engine();
        cycle(engine, "first");
        rig.step(2);
        SteppedDevice.await(() -> rig.linear.open.get() == 0);
        long before = descriptors();
        int threads = Thread.activeCount();
        for (int i = 0; i < 200; i++) {
            cycle(engine, "call-" + i);
        }
        rig.step(2);
        SteppedDevice.await(() -> descriptors() <= before);
        SteppedDevice.await(() -> rig.linear.open.get() == 0 && rig.wide.open.get() == 0);
        assertTrue(Thread.activeCount() <= threads);
        assertEquals(0, engine.statistics().sessions());
    }

    @Test
    void portsOfAConfiguredRangeAreUsedAndRunOut() throws Exception {
        SteppedDevice device = new SteppedDevice(Rig.FORMAT, 1);
        EngineConfig config = EngineConfig.DEFAULT.withPorts(new PortRange(29001, 29006));
        try (AudioEngine engine = new AudioEngine(config, device, List.of(rig.linear), ToneTable.forCountry("us"))) {
            engine.start();
            assertTrue(Rig.prepare(engine, "1").rtp().getPort() >= 29002);
            assertTrue(Rig.prepare(engine, "2").rtp().getPort() <= 29004);
            ExecutionException full = assertThrows(ExecutionException.class, () -> Rig.prepare(engine, "3"));
            assertTrue(full.getCause() instanceof IOException, full.toString());
            device.unplug();
        }
    }

    @Test
    void sessionsOfBothAddressFamiliesLiveSideBySide() throws Exception {
        InetAddress six = InetAddress.getByName("::1");
        assumeTrue(NetworkInterface.getByInetAddress(six) != null, "this machine has no IPv6");
        AudioEngine engine = rig.engine();
        LocalMedia media = engine.prepare("six", six).toCompletableFuture().get(20, TimeUnit.SECONDS);
        engine.apply("six", Rig.media(media, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        rig.step(1);
        rig.stepUntil(() -> engine.report("six").orElseThrow().packetsReceived() >= 1);
        Rig.prepare(engine, "four");
    }

    @Test
    void nameInUseIsRefused() throws Exception {
        AudioEngine engine = rig.engine();
        Rig.prepare(engine, "same");
        assertThrows(ExecutionException.class, () -> Rig.prepare(engine, "same"));
    }
}
