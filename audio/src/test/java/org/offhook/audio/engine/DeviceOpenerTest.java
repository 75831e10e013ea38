package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeviceOpenerTest {

    private final SteppedDevice device = new SteppedDevice(Rig.FORMAT, 1);
    private final AtomicBoolean inCall = new AtomicBoolean();
    private final DeviceOpener opener = new DeviceOpener(
            device,
            Set.of(AudioRoute.HANDSET),
            EngineConfig.DEFAULT.withReopening(Duration.ofHours(1), Duration.ofHours(1)),
            inCall::get,
            (routes, state, problem) -> {});

    /** Ends only if the pause of an hour becomes a short one. */
    @Test
    void callThatBeginsMakesALongPauseShort() throws Exception {
        device.unplug();
        Thread keeper = new Thread(new DeviceKeeper(opener));
        keeper.start();
        SteppedDevice.await(() -> opener.state() == DeviceState.MISSING);
        device.plugIn();
        inCall.set(true);
        opener.hurry();
        SteppedDevice.await(opener::usable);
        assertEquals(1, device.opened);

        opener.gone();
        SteppedDevice.await(() -> device.opened == 2);
        opener.stop();
        keeper.join(TimeUnit.SECONDS.toMillis(20));
        assertEquals(DeviceState.CLOSED, opener.state());
        assertTrue(device.closed >= 2);
    }
}
