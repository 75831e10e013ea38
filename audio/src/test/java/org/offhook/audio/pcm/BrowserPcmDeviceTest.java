package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BrowserPcmDeviceTest extends PcmDeviceContractTest.Clocked {

    private static short[] constant(int value) {
        short[] period = new short[FORMAT.periodFrames()];
        Arrays.fill(period, (short) value);
        return period;
    }

    @Override
    PcmSpec spec() {
        return new PcmSpec.Browser();
    }

    private BrowserPcmDevice open() throws Exception {
        BrowserPcmDevice device = (BrowserPcmDevice) device(FORMAT);
        device.open();
        return device;
    }

    @Test
    void pageHearsWhatIsPlayed() throws Exception {
        try (BrowserPcmDevice device = open();
                BrowserPcmDevice.Page page = device.attach(() -> {})) {
            short[] period = new short[FORMAT.periodFrames()];
            assertFalse(page.next(period));
            device.write(constant(1));
            device.write(constant(2));
            assertTrue(page.next(period));
            assertEquals(1, period[0]);
            assertTrue(page.next(period));
            assertEquals(2, period[319]);
            assertFalse(page.next(period));
        }
    }

    @Test
    void microphoneOfThePageIsHeard() throws Exception {
        try (BrowserPcmDevice device = open();
                BrowserPcmDevice.Page page = device.attach(() -> {})) {
            short[] period = new short[FORMAT.periodFrames()];
            for (int n = 0; n < 5; n++) {
                page.heard(constant(3000), FORMAT.periodFrames());
                device.read(period);
            }
            assertEquals(3000, period[100], 30);
        }
    }

    @Test
    void newPageTakesTheSoundAndTheOldOneIsTold() throws Exception {
        try (BrowserPcmDevice device = open()) {
            AtomicInteger told = new AtomicInteger();
            BrowserPcmDevice.Page first = device.attach(told::incrementAndGet);
            BrowserPcmDevice.Page second = device.attach(() -> {});
            assertEquals(1, told.get());
            assertFalse(first.attached());
            device.write(constant(1));
            short[] period = new short[FORMAT.periodFrames()];
            assertFalse(first.next(period));
            assertTrue(second.next(period));
            first.heard(constant(9000), 320);
            first.heard(constant(9000), 320);
            first.heard(constant(9000), 320);
            device.read(period);
            assertEquals(0, period[0], "the old page's microphone is not heard");
            first.close();
            assertTrue(second.attached(), "an old page that goes leaves the new one alone");
            second.close();
            device.write(constant(1));
            device.read(period);
            assertEquals(0, period[0]);
        }
    }

    @Test
    void pageThatDoesNotListenHoldsUpNothing() throws Exception {
        try (BrowserPcmDevice device = open();
                BrowserPcmDevice.Page page = device.attach(() -> {})) {
            run(device, 1000);
            assertTrue(page.attached());
        }
    }
}
