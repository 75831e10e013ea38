package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
        try (AudioEngine engine = new AudioEngine(
                config, device, java.util.List.of(rig.linear), org.offhook.audio.tone.ToneTable.forCountry("us"))) {
            engine.start();
            assertTrue(Rig.prepare(engine, "1").rtp().getPort() >= 29002);
            assertTrue(Rig.prepare(engine, "2").rtp().getPort() <= 29004);
            ExecutionException full = org.junit.jupiter.api.Assertions.assertThrows(
                    ExecutionException.class, () -> Rig.prepare(engine, "3"));
            assertTrue(full.getCause() instanceof java.io.IOException, full.toString());
            device.unplug();
        }
    }

    @Test
    void nameInUseIsRefused() throws Exception {
        AudioEngine engine = rig.engine();
        Rig.prepare(engine, "same");
        org.junit.jupiter.api.Assertions.assertThrows(ExecutionException.class, () -> Rig.prepare(engine, "same"));
    }
}
